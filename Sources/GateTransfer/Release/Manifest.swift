public import GateDomain
public import GateSigning

/// What a finished transfer says of itself, signed by the station (文件清单).
///
/// `docs/manifest.md` names the members of its file.
public struct Manifest: Sendable {
  /// Hands over one element after the other, in the order of the medium.
  public typealias Elements<Element> = (_ body: (Element) throws -> Void) throws -> Void

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

  /// Collects what is known.
  public init(
    transfer: Transfer, grant: Grant, database: SignatureDatabase, policy: Digest,
    releasedAt: Timestamp
  ) {
    self.transfer = transfer
    self.grant = grant
    self.database = database
    self.policy = policy
    self.releasedAt = releasedAt
  }

  /// Writes the signed file, which is on disk when this returns.
  ///
  /// - Parameters:
  ///   - path: Where; a file that is there is replaced.
  ///   - files: Every file with its verdict.
  ///   - skipped: Entries that were passed over.
  ///   - key: The station's.
  /// - Throws: `SystemError`, and what `files` and `skipped` throw.
  public func write(
    to path: String, files: Elements<ScannedFile>, skipped: Elements<SkippedEntry>,
    signedWith key: SigningKey
  ) throws {
    var writer = try ManifestWriter(creating: path)
    try writer.put("approvals", .array(grant.basis.map(Self.describe)))
    try writer.put("database", Self.describe(database))
    try writer.put("device", .string(transfer.device.display))
    try writer.put("files", files) { Self.describe($0, isReleased: $0.verdict.isReleasable) }
    try writer.put("grant", .string(grant.id.rawValue))
    try writer.put("policy", .string(policy.hex))
    try writer.put("released_at", .string(releasedAt.rfc3339))
    try writer.put("request", .string(transfer.request.rawValue))
    try writer.put("request_number", .string(transfer.requestNumber))
    try writer.put("requester", .string(transfer.requester.rawValue))
    try writer.put("skipped", skipped) { Self.describe($0) }
    try writer.put("started_at", .string(transfer.startedAt.rfc3339))
    try writer.put("station", .string(transfer.station.rawValue))
    try writer.put("transfer", .string(transfer.id.rawValue))
    try writer.put("v", 2)
    try writer.finish(signingWith: key)
  }
}
