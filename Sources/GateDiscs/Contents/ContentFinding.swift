public import GateDomain

/// One thing that a rule found in a file's text.
public struct ContentFinding: Hashable, Sendable, Codable {
  /// The rule.
  public let rule: String
  /// What the rule looks for, in Chinese and English.
  public let chinese, english: String
  /// Where: the members that lead there, and a part, page or slide; empty for the file's main text.
  public let place: String
  /// What stands there, and some words around it.
  public let before, hit, after: String
  /// The level that it names; nil for rules that look for no mark.
  public let mark: LevelMark?

  /// Describes a finding.
  public init(
    rule: String, title: Words, place: String, before: String, hit: String, after: String,
    mark: LevelMark?
  ) {
    self.rule = rule
    chinese = title.chinese
    english = title.english
    self.place = place
    self.before = before
    self.hit = hit
    self.after = after
    self.mark = mark
  }

  /// What the rule looks for.
  public var title: Words { Words(chinese, english) }

  /// What stands there, in one line.
  public var quote: String { before + hit + after }
}
