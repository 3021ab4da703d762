public import GateDomain
import GateLinux

/// Turns what stops a program at its start into the two lines a person needs.
public enum StartFailure: ExplainedError, Hashable, Sendable {
  /// Another process uses the folder.
  case inUse(String)

  /// `error: …` and `hint: …` for `error`, in both languages.
  public static func text(for error: any Error) -> String {
    let explanation = explanation(of: error)
    return """
      error: \(explanation.what.chinese) / \(explanation.what.english)
      hint: \(explanation.hint.chinese) / \(explanation.hint.english)
      """
  }

  private static func explanation(of error: any Error) -> Explanation {
    switch error {
    case let error as any ExplainedError: error.explanation
    case let error as SystemError:
      Explanation(
        what: Words("系统调用失败：\(error.message)", error.message),
        hint: Words("请检查路径、权限与磁盘空间", "check the path, its rights and the disk's room"))
    default:
      Explanation(
        what: Words("\(error)", "\(error)"),
        hint: Words("请运行 gatectl doctor 查看原因", "run `gatectl doctor` to see why"))
    }
  }

  /// What is wrong and what to do.
  public var explanation: Explanation {
    switch self {
    case .inUse(let folder):
      Explanation(
        what: Words("另一个进程正在使用该目录：\(folder)", "another process is using \"\(folder)\""),
        hint: Words("请先停止它；同一数据目录只能启动一次", "stop it first: a data folder can be served only once"))
    }
  }
}
