/// A regular file as it was copied from the medium.
///
/// Nobody has judged it yet.
public struct QuarantinedFile: Hashable, Sendable, Codable {
  /// Its place in the order of the medium, from 0; also its name in the quarantine.
  public let index: UInt64
  /// Its path on the medium, parts joined by `/`, raw.
  public let path: RawName
  /// Bytes copied.
  public let size: UInt64
  /// SHA-256 of the bytes copied, computed by the station while it wrote them.
  public let digest: Digest
  /// How the copying ended.
  public let copy: CopyOutcome

  /// Describes a copied file.
  public init(index: UInt64, path: RawName, size: UInt64, digest: Digest, copy: CopyOutcome) {
    self.index = index
    self.path = path
    self.size = size
    self.digest = digest
    self.copy = copy
  }
}
