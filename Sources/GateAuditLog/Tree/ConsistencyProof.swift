public import GateDomain

/// The hashes that show that one tree begins with the other (RFC 6962, section 2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
  /// The size of the earlier tree.
  public let oldSize: Int64
  /// The size of the later tree.
  public let newSize: Int64
  /// In the order of the RFC.
  public let hashes: [Digest]

  /// Wraps a proof that nobody has checked.
  public init(oldSize: Int64, newSize: Int64, hashes: [Digest]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes
  }

  /// Whether the tree with root `new` begins with all leaves of the tree with root `old`.
  public func isValid(old: Digest, new: Digest) -> Bool {
    guard oldSize >= 0, oldSize <= newSize else { return false }
    if oldSize == 0 { return hashes.isEmpty && old == TreeHash.empty }
    if oldSize == newSize { return hashes.isEmpty && old == new }
    let isPerfect = oldSize & (oldSize - 1) == 0
    return leads(through: isPerfect ? [old] + hashes : hashes, old: old, new: new)
  }

  private func leads(through hashes: [Digest], old: Digest, new: Digest) -> Bool {
    guard let first = hashes.first else { return false }
    var path = TreePath(node: oldSize - 1, last: newSize - 1)
    path.skipRightChildren()
    var (oldHash, newHash) = (first, first)
    for hash in hashes.dropFirst() {
      guard let side = path.climb() else { return false }
      if side == .left { oldHash = TreeHash.node(hash, oldHash) }
      newHash = side == .left ? TreeHash.node(hash, newHash) : TreeHash.node(newHash, hash)
    }
    return path.isAtRoot && oldHash == old && newHash == new
  }
}
