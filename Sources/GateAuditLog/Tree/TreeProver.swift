public import GateDomain

/// Makes proofs out of the hashes in tiles, wherever those are kept.
///
/// A proof is only as true as the tiles: whoever gets it checks it against a signed root.
public struct TreeProver {
  /// Gives the hashes of `range` at a tile level; level 0 holds the leaves.
  public typealias TileReading = (_ level: Int, _ range: Range<Int64>) throws -> [Digest]

  private let tileHashes: TileReading

  /// Takes the place where the tiles are.
  public init(tileHashes: @escaping TileReading) {
    self.tileHashes = tileHashes
  }

  /// What stops a proof from being made.
  public struct Failure: Error, Hashable, Sendable {}

  /// The root over the first `size` leaves.
  public func root(ofSize size: Int64) throws -> Digest {
    guard size > 0 else { return TreeHash.empty }
    return try hash(of: 0..<size)
  }

  /// The proof that leaf `index` is in the tree of `size` leaves.
  public func inclusion(of index: Int64, inSize size: Int64) throws -> InclusionProof {
    guard index >= 0, index < size else { throw Failure() }
    var range = 0..<size
    var hashes: [Digest] = []
    while range.count > 1 {
      let (left, right) = Self.halves(of: range)
      hashes.append(try hash(of: left.contains(index) ? right : left))
      range = left.contains(index) ? left : right
    }
    return InclusionProof(index: index, size: size, hashes: hashes.reversed())
  }

  /// The proof that the tree of `newSize` leaves begins with the tree of `oldSize` leaves.
  public func consistency(from oldSize: Int64, to newSize: Int64) throws -> ConsistencyProof {
    guard oldSize >= 0, oldSize <= newSize else { throw Failure() }
    guard oldSize > 0, oldSize < newSize else {
      return ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: [])
    }
    var range = 0..<newSize
    var hashes: [Digest] = []
    while range.upperBound != oldSize {
      let (left, right) = Self.halves(of: range)
      let goesLeft = oldSize <= left.upperBound
      hashes.append(try hash(of: goesLeft ? right : left))
      range = goesLeft ? left : right
    }
    // The earlier tree as a whole is known to the reader, so it is not part of the proof.
    if range.lowerBound > 0 { hashes.append(try hash(of: range)) }
    return ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes.reversed())
  }

  private static func halves(of range: Range<Int64>) -> (Range<Int64>, Range<Int64>) {
    let last = UInt64(range.upperBound - range.lowerBound - 1)
    let middle = range.lowerBound + Int64(1 << UInt64(63 - last.leadingZeroBitCount))
    return (range.lowerBound..<middle, middle..<range.upperBound)
  }

  private func hash(of range: Range<Int64>) throws -> Digest {
    let count = range.upperBound - range.lowerBound
    guard count & (count - 1) == 0 else {
      let (left, right) = Self.halves(of: range)
      return TreeHash.node(try hash(of: left), try hash(of: right))
    }
    let height = count.trailingZeroBitCount
    let level = height / 8
    let first = range.lowerBound >> Int64(level * 8)
    let width = Int64(1) << Int64(height - level * 8)
    let hashes = try tileHashes(level, first..<(first + width))
    guard hashes.count == Int(width) else { throw Failure() }
    return Self.root(ofPerfect: hashes)
  }

  private static func root(ofPerfect hashes: [Digest]) -> Digest {
    var row = hashes
    while row.count > 1 {
      row = stride(from: 0, to: row.count, by: 2).map { TreeHash.node(row[$0], row[$0 + 1]) }
    }
    return row[0]
  }
}
