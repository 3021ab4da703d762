/// What reading a file's text for level marks and rule words came to.
public enum ContentExamination: Hashable, Sendable, Codable {
  /// Nobody has read it yet.
  case notExamined
  /// The program that reads it could not be started: it is tried again.
  case noReader
  /// It was read, as far as that was possible.
  case examined(TextReport)

  /// Whether it was read.
  public var isDone: Bool { report != nil }

  /// What was found; nil before it was read.
  public var report: TextReport? {
    if case .examined(let report) = self { report } else { nil }
  }
}
