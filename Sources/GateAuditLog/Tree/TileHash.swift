public import GateDomain

/// One hash of a tile above level 0: the root over 256 to the power of `level` records.
public struct TileHash: Hashable, Sendable {
  /// The tile level, from 1.
  public let level: Int
  /// Its place in that level, from 0.
  public let index: Int64
  /// The hash.
  public let hash: Digest

  /// Places a hash.
  public init(level: Int, index: Int64, hash: Digest) {
    self.level = level
    self.index = index
    self.hash = hash
  }
}
