public import GateDomain
public import GateSigning

/// A grant that the station has verified, and who holds its lease.
public struct OfferedGrant: Sendable {
  /// The grant, under the office's signature.
  public let grant: Verified<Grant>
  /// The transfer that runs under it; nil while none does.
  public let lease: Identifier<Transfer>?

  /// Pairs a verified grant with its lease.
  public init(grant: Verified<Grant>, lease: Identifier<Transfer>?) {
    self.grant = grant
    self.lease = lease
  }
}
