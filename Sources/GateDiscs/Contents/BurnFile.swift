public import GateDomain

/// A file that a burn request names: what is approved is its digest, not its name.
public struct BurnFile: Hashable, Sendable, Codable {
  /// Path on the disc.
  public let path: RawName
  /// Size in bytes.
  public let size: UInt64
  /// SHA-256 of its bytes.
  public let digest: Digest

  /// Names a file.
  public init(path: RawName, size: UInt64, digest: Digest) {
    self.path = path
    self.size = size
    self.digest = digest
  }

  var canonical: JSONValue {
    [
      "path": .string(Hex.encode(path.bytes)), "sha256": .string(digest.hex),
      "size": .integer(Int64(clamping: size)),
    ]
  }
}
