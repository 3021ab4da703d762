/// What the rules make of one document.
public struct DocumentVerdict: Hashable, Sendable {
  /// The evidence that counts, one for each rule that speaks.
  public let evidence: [RetentionEvidence]
  /// What would count but for a sign that the text is public.
  public let cancelled: [RetentionEvidence]
  /// Signs that the text is public.
  public let vetoes: [RetentionEvidence]
  /// The points of all evidence that counts.
  public let points: Int
  /// Rules whose search ran into its limit of work: they may have missed something.
  public let exhausted: [String]

  /// Whether the document is a finding.
  public var isFinding: Bool { points >= RetentionRule.findingPoints }
}
