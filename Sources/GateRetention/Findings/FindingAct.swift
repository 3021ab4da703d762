public import GateDomain

/// What an officer says of a finding that was shown.
public struct FindingAct: Hashable, Sendable, Codable {
  /// Longest reason.
  public static let whyLimit = 1_000
  /// Longest waiver in days.
  public static let waiverDays: Int64 = 366

  /// What the officer says.
  public let kind: MachineFinding.Disposition.Kind
  /// Why.
  public let why: String
  /// Until when, for a waiver.
  public let until: Timestamp?
  /// The content that was shown; nil for what has none.
  public let digest: Digest?

  /// Describes an act.
  public init(
    kind: MachineFinding.Disposition.Kind, why: String, until: Timestamp? = nil, digest: Digest?
  ) {
    self.kind = kind
    self.why = why
    self.until = until
    self.digest = digest
  }
}

/// How often a rule was right so far.
public struct RulePrecision: Hashable, Sendable, Codable {
  /// The rule.
  public let rule: String
  /// Findings in which it speaks and which officers confirmed.
  public let confirmed: Int
  /// Findings in which it speaks and which officers called a false positive.
  public let falsePositives: Int
  /// All findings in which it speaks.
  public let findings: Int

  /// Describes a rule's record.
  public init(rule: String, confirmed: Int, falsePositives: Int, findings: Int) {
    self.rule = rule
    self.confirmed = confirmed
    self.falsePositives = falsePositives
    self.findings = findings
  }
}
