public import GateDomain
public import GateSigning

/// A grant that the station has verified, and who holds its lease.
public struct OfferedGrant: Sendable {
  /// The grant, under the office's signature.
  public let grant: Verified<Grant>
  /// The transfer that runs under it; nil while none does.
  public let lease: Identifier<Transfer>?
  /// Whether every step that the station's own policy wants sealed carries seals by keys of its
  /// roster.
  public let isSealed: Bool

  /// Pairs a verified grant with its lease and what was found out about its seals.
  public init(grant: Verified<Grant>, lease: Identifier<Transfer>?, isSealed: Bool) {
    self.grant = grant
    self.lease = lease
    self.isSealed = isSealed
  }
}
