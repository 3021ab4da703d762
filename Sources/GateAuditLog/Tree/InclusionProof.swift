public import GateDomain

/// The hashes that lead from one record to the root (RFC 6962, section 2.1.1).
public struct InclusionProof: Hashable, Sendable {
  /// The record's place in the log, from 0.
  public let index: Int64
  /// The size of the tree that it is proved to be in.
  public let size: Int64
  /// From the leaf's neighbour up to the child of the root.
  public let hashes: [Digest]

  /// Wraps a proof that nobody has checked.
  public init(index: Int64, size: Int64, hashes: [Digest]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// Whether the proof leads from `leaf` to `root`.
  public func isValid(leaf: Digest, root: Digest) -> Bool {
    guard index >= 0, index < size else { return false }
    var path = TreePath(node: index, last: size - 1)
    var hash = leaf
    for neighbour in hashes {
      guard let side = path.climb() else { return false }
      hash = side == .left ? TreeHash.node(neighbour, hash) : TreeHash.node(hash, neighbour)
    }
    return path.isAtRoot && hash == root
  }
}
