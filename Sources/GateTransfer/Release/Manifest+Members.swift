import GateDomain

// The values of the members; every name in them is sorted by the writer.
extension Manifest {
  static func describe(_ basis: Grant.Basis) -> JSONValue {
    [
      "approver": .string(basis.approver.rawValue), "at": .string(basis.at.rfc3339),
      "name": .string(basis.name), "step": .string(basis.step),
    ]
  }

  static func describe(_ database: SignatureDatabase) -> JSONValue {
    [
      "demonstration": .boolean(database.isDemonstration),
      "digest": .string(database.digest.hex), "engine": .string(database.engine),
      "published_at": .string(database.publishedAt.rfc3339),
      "signatures": .integer(Int64(clamping: database.count)),
      "version": .integer(Int64(clamping: database.version)),
    ]
  }

  static func describe(_ entry: SkippedEntry) -> JSONValue {
    ["kind": .string(entry.kind.rawValue), "path": .string(entry.path.escaped)]
  }

  static func describe(_ scanned: ScannedFile, isReleased: Bool) -> JSONValue {
    [
      "path": .string(scanned.file.path.escaped),
      "path_bytes": .string(Hex.encode(scanned.file.path.bytes)),
      "reason": .string(scanned.verdict.explanation.what.english),
      "released": .boolean(isReleased),
      "sha256": .string(scanned.file.digest.hex),
      "size": .integer(Int64(clamping: scanned.file.size)),
      "type": .string(scanned.evidence.type.contentType?.rawValue ?? ""),
      "verdict": .string(scanned.verdict.code),
    ]
  }
}
