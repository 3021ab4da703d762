import GateDomain

/// The exit codes of this program.
///
/// Scripts rely on them: a code never changes its meaning.
enum CommandExit: Int32, CaseIterable {
  /// Everything was done as asked.
  case done = 0
  /// It was refused, or failed, or a check found a fault.
  case failed = 1
  /// The server gave no answer.
  case unreachable = 3
  /// A transfer was released, but some of its files are held.
  case held = 4
  /// The command line makes no sense.
  case usage = 64

  var words: Words {
    switch self {
    case .done: Words("已完成", "done as asked")
    case .failed: Words("被拒绝、失败，或检查发现问题", "refused, failed, or a check found a fault")
    case .unreachable: Words("服务器没有应答", "the server gave no answer")
    case .held: Words("传输已放行，但有文件被扣留", "a transfer was released, but some files are held")
    case .usage: Words("命令行有误", "the command line makes no sense")
    }
  }

  /// The table that `gatectl --help` ends with.
  static func table(_ language: Language) -> String {
    allCases.map { "  \($0.rawValue)\t\($0.words.in(language))" }.joined(separator: "\n")
  }
}
