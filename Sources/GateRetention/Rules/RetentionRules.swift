public import GateDomain

/// The rules for retained files: what an inspection looks for.
public struct RetentionRules: Sendable {
  /// Version of the set; later ones have higher numbers.
  public let version: Int
  /// SHA-256 over the files; two sets with one digest find the same.
  public let digest: Digest
  /// The rules in the order of their files.
  public let rules: [RetentionRule]
  /// What each rule must find and must not.
  public let examples: [RuleExample]

  /// The rule of this name.
  public func rule(_ id: String) -> RetentionRule? {
    rules.first { $0.id == id }
  }
}

/// A text on which a rule is tried.
public struct RuleExample: Hashable, Sendable {
  /// The rule.
  public let rule: String
  /// What it is tried on.
  public let text: String
  /// Whether the rule must speak.
  public let isFound: Bool
  /// Where the example stands.
  public let file: String
  /// Its line, from 1.
  public let line: Int
}
