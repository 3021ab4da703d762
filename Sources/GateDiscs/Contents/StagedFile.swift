public import GateDomain

/// A file that was put down for a disc, and what is known of it.
public struct StagedFile: Hashable, Sendable, Codable {
  /// Its place in the draft, from 0.
  public let number: UInt64
  /// What the request will name.
  public let file: BurnFile
  /// What a station's scan found; nil before it was scanned.
  public var evidence: Evidence?
  /// What reading its text found.
  public var contents: ContentExamination

  /// A file as it arrived.
  public init(number: UInt64, file: BurnFile) {
    self.number = number
    self.file = file
    evidence = nil
    contents = .notExamined
  }

  /// The verdict that follows from the evidence; nil while there is none.
  public var verdict: Verdict? { evidence.map { Verdict.judging($0) } }

  /// Whether a station has done everything that it does with a file.
  public var isJudged: Bool { evidence != nil && contents.isDone }

  /// Whether a request may name it, as far as that does not depend on the level.
  ///
  /// Security: a file that nobody scanned or read, that was not found clean, or that carries a mark
  /// of a state secret must NEVER become part of a request.
  public var isFit: Bool {
    guard verdict?.isReleasable == true, let report = contents.report else { return false }
    return !report.findings.contains { $0.mark == .classified }
  }
}
