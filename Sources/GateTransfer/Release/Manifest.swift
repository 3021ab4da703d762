public import GateDomain

/// What a finished transfer says of itself, signed by the station (文件清单).
public struct Manifest: Sendable {
  /// The transfer.
  public let transfer: Transfer
  /// The grant it ran under.
  public let grant: Grant
  /// The engine and virus signatures that gave the verdicts.
  public let database: SignatureDatabase
  /// The policy bundle that was in force.
  public let policy: Digest
  /// When the release began.
  public let releasedAt: Timestamp
  /// Every file with its verdict, in the order of the medium.
  public let files: [ScannedFile]
  /// Entries that were passed over.
  public let skipped: [SkippedEntry]

  /// Collects what is known.
  public init(
    transfer: Transfer, grant: Grant, database: SignatureDatabase, policy: Digest,
    releasedAt: Timestamp, files: [ScannedFile], skipped: [SkippedEntry]
  ) {
    self.transfer = transfer
    self.grant = grant
    self.database = database
    self.policy = policy
    self.releasedAt = releasedAt
    self.files = files
    self.skipped = skipped
  }
}
