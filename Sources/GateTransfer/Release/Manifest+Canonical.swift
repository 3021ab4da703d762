public import GateDomain
import GateSigning

extension Manifest {
  /// The manifest as one value; `docs/manifest.md` names the fields.
  public var canonical: JSONValue {
    [
      "approvals": .array(grant.basis.map(Self.describe)),
      "database": Self.describe(database),
      "device": .string(transfer.device.display),
      "files": .array(files.map(Self.describe)),
      "grant": .string(grant.id.rawValue),
      "policy": .string(policy.hex),
      "released_at": .string(releasedAt.rfc3339),
      "request": .string(transfer.request.rawValue),
      "request_number": .string(transfer.requestNumber),
      "requester": .string(transfer.requester.rawValue),
      "skipped": .array(skipped.map(Self.describe)),
      "started_at": .string(transfer.startedAt.rfc3339),
      "station": .string(transfer.station.rawValue),
      "transfer": .string(transfer.id.rawValue),
      "v": 1,
    ]
  }

  private static func describe(_ basis: Grant.Basis) -> JSONValue {
    [
      "approver": .string(basis.approver.rawValue), "at": .string(basis.at.rfc3339),
      "name": .string(basis.name), "step": .string(basis.step),
    ]
  }

  private static func describe(_ database: SignatureDatabase) -> JSONValue {
    [
      "demonstration": .boolean(database.isDemonstration),
      "digest": .string(database.digest.hex), "engine": .string(database.engine),
      "published_at": .string(database.publishedAt.rfc3339),
      "signatures": .integer(Int64(clamping: database.count)),
      "version": .integer(Int64(clamping: database.version)),
    ]
  }

  private static func describe(_ entry: SkippedEntry) -> JSONValue {
    ["kind": .string(entry.kind.rawValue), "path": .string(entry.path.escaped)]
  }

  private static func describe(_ scanned: ScannedFile) -> JSONValue {
    [
      "path": .string(scanned.file.path.escaped),
      "path_bytes": .string(Hex.encode(scanned.file.path.bytes)),
      "reason": .string(scanned.verdict.explanation.what.english),
      "released": .boolean(scanned.verdict.isReleasable),
      "sha256": .string(scanned.file.digest.hex),
      "size": .integer(Int64(clamping: scanned.file.size)),
      "type": .string(scanned.evidence.type.contentType?.rawValue ?? ""),
      "verdict": .string(scanned.verdict.code),
    ]
  }
}
