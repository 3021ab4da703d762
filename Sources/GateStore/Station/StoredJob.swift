public import GateDomain
public import GateSigning

/// A transfer as the station keeps it: enough to go on after a death.
public struct StoredJob: Hashable, Sendable {
  /// The transfer with its state.
  public var transfer: Transfer
  /// The grant it runs under, to be verified again.
  public let grant: Unverified<Grant>
  /// The engine and signatures that gave the verdicts; nil before all are given.
  public var database: SignatureDatabase?

  /// A job that begins.
  public init(transfer: Transfer, grant: Unverified<Grant>) {
    self.transfer = transfer
    self.grant = grant
    database = nil
  }
}
