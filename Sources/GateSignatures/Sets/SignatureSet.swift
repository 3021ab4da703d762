public import GateDomain

/// One set of virus signatures: what an engine loads as a whole.
public struct SignatureSet: Hashable, Sendable, Codable {
  /// SHA-256 over its files, as `SignatureFiles` computes it.
  public let digest: Digest
  /// When it was put together.
  public let madeAt: Timestamp
  /// What it consists of.
  public let parts: [SignaturePart]
  /// Whether it protects nobody.
  public let isDemonstration: Bool

  /// Describes a set.
  public init(digest: Digest, madeAt: Timestamp, parts: [SignaturePart], isDemonstration: Bool) {
    self.digest = digest
    self.madeAt = madeAt
    self.parts = parts
    self.isDemonstration = isDemonstration
  }

  /// The parts that stay when `offered` come in.
  ///
  /// Security: the demonstration's signatures never stay beside real ones, and no part is ever
  /// replaced by an older one.
  ///
  /// - Throws: `older`, `twice`.
  public static func staying(
    of current: SignatureSet?, besides offered: [SignaturePart]
  ) throws(SignatureRefusal) -> [SignaturePart] {
    let names = offered.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw SignatureRefusal(.twice, twice)
    }
    guard let current, !current.isDemonstration else { return [] }
    for part in offered {
      if let old = current.parts.first(where: { $0.name == part.name }), !part.isNoOlder(than: old)
      {
        throw SignatureRefusal(.older, part.name)
      }
    }
    return current.parts.filter { !names.contains($0.name) }
  }
}
