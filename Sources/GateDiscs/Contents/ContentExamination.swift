/// What reading a file's text for level marks and rule words found.
///
/// Whoever extracts text fills it in; until then a file says honestly that nobody has read it, and
/// approvers see that.
public enum ContentExamination: Hashable, Sendable, Codable {
  /// Nobody has read it.
  case notExamined
  /// It was read, with everything that was found.
  case examined([ContentFinding])

  /// Whether something was found that keeps the file off every disc.
  public var forbids: Bool {
    switch self {
    case .notExamined: false
    case .examined(let findings): findings.contains(where: \.forbids)
    }
  }
}

/// One thing that was found in a file's text.
public struct ContentFinding: Hashable, Sendable, Codable {
  /// Where, for people: a page, a cell, a line.
  public let place: String
  /// What stands there, escaped.
  public let text: String
  /// The level it names; nil for a mark of a state secret.
  public let level: DiscLevel?
  /// Whether it keeps the file off the disc that was asked for.
  public let forbids: Bool

  /// Describes a finding.
  public init(place: String, text: String, level: DiscLevel?, forbids: Bool) {
    self.place = place
    self.text = text
    self.level = level
    self.forbids = forbids
  }
}
