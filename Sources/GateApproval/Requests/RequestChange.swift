public import GateAuditLog
public import GateDomain

/// Everything that follows from one act on a request; stored in one transaction or not at all.
public struct RequestChange: Sendable {
  /// The request as it stands now.
  public let request: Request
  /// What the audit log says of the act.
  public let records: [Record]
  /// The grant that the act made, still to be signed.
  public let grant: Grant?
  /// Whether the grant that the request had must be revoked.
  public let revokesGrant: Bool
}
