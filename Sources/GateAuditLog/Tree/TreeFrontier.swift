public import GateDomain

/// The right edge of a Merkle tree: all that is needed to append and to compute the root.
///
/// It holds one hash per set bit of the size, so it stays below 64 hashes for any log.
public struct TreeFrontier: Hashable, Sendable {
  /// How many leaves the tree has.
  public private(set) var size: Int64
  /// The roots of the perfect subtrees that make up the tree, tallest first.
  private var subtrees: [Digest]

  /// The tree without leaves.
  public init() {
    size = 0
    subtrees = []
  }

  /// Adds a leaf's hash and returns the hashes of tile levels 1 and up that it completed.
  public mutating func append(_ leaf: Digest) -> [TileHash] {
    var completed: [TileHash] = []
    var hash = leaf
    var height = 0
    while (size >> Int64(height)) & 1 == 1 {
      hash = TreeHash.node(subtrees.removeLast(), hash)
      height += 1
      if height.isMultiple(of: 8) {
        completed.append(TileHash(level: height / 8, index: size >> Int64(height), hash: hash))
      }
    }
    subtrees.append(hash)
    size += 1
    return completed
  }

  /// The root over all leaves so far.
  public var root: Digest {
    guard var hash = subtrees.last else { return TreeHash.empty }
    for subtree in subtrees.dropLast().reversed() {
      hash = TreeHash.node(subtree, hash)
    }
    return hash
  }
}
