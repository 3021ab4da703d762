public import GateAuditLog
public import GateDomain

/// Everything that follows from an officer's act on a held file; stored in one transaction or not
/// at all.
public struct ReviewChange: Sendable {
  /// The review as it stands now.
  public let review: Review
  /// What the audit log says of the act.
  public let records: [Record]
  /// The decision that the act completed, still to be signed.
  public let decision: ReviewDecision?
}
