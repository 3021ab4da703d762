public import GatePolicy

/// Why a file's text keeps it off a disc.
public enum TextObjection: Hashable, Sendable {
  /// Nobody has read it yet.
  case notExamined
  /// The program that reads it cannot be started.
  case noReader
  /// It carries a mark that is higher than what was declared, or that of a state secret.
  case mark(ContentFinding)
  /// It could not be read, and the policy does not let that pass.
  case unread(UnreadContent)

  /// The word for programs and records.
  public var code: String {
    switch self {
    case .notExamined: "text-not-examined"
    case .noReader: "no-text-reader"
    case .mark(let finding):
      finding.mark == .classified ? "classified-mark" : "mark-above-level"
    case .unread: "text-unread"
    }
  }
}

extension StagedFile {
  /// What keeps the file off a disc of `level`; nil when nothing does.
  ///
  /// Security, tested over the whole table: only a file that was read can be free of objections;
  /// a mark of a state secret objects at every level; a mark above the level always objects; what
  /// was not read objects where the policy says so.
  public func objection(at level: DiscLevel, under policy: DiscPolicy) -> TextObjection? {
    switch contents {
    case .notExamined: return .notExamined
    case .noReader: return .noReader
    case .examined(let report):
      let mark = report.findings.first { $0.mark.map { !level.covers($0) } ?? false }
      if let mark { return .mark(mark) }
      return report.unread.first { policy.stops($0.reason) }.map { .unread($0) }
    }
  }
}
