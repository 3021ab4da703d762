public import GateDomain
import GateSigning

/// The hashes of RFC 6962, section 2.1, over SHA-256.
///
/// Security: leaves and nodes must NEVER share a prefix byte, else a node could be passed off as a
/// record.
public enum TreeHash {
  /// The root of a tree without leaves.
  public static let empty = Digest.of([])

  /// The hash of one record's bytes.
  public static func leaf(_ bytes: [UInt8]) -> Digest {
    var hasher = DigestHasher()
    hasher.update([0x00])
    hasher.update(bytes)
    return hasher.finish()
  }

  /// The hash over two subtrees.
  public static func node(_ left: Digest, _ right: Digest) -> Digest {
    var input: [UInt8] = [0x01]
    input.reserveCapacity(65)
    input.append(contentsOf: left.bytes)
    input.append(contentsOf: right.bytes)
    var hasher = DigestHasher()
    hasher.update(input)
    return hasher.finish()
  }
}
