import GateAuditLog
import GateDomain
import Testing

@Suite struct TreeTests {
  static let leaves = (0..<700).map { TreeHash.leaf(Array("leaf \($0)".utf8)) }

  @Test func `every size has the root that the definition gives`() {
    var frontier = TreeFrontier()
    for size in 1...600 {
      _ = frontier.append(Self.leaves[size - 1])
      #expect(frontier.root == NaiveTree.root(Self.leaves[..<size]), "size \(size)")
    }
  }

  @Test func `full tiles yield the hash of the level above`() {
    var frontier = TreeFrontier()
    let completed = Self.leaves.flatMap { frontier.append($0) }
    let expected = (0..<2).map { index in
      TileHash(
        level: 1, index: Int64(index),
        hash: NaiveTree.root(Self.leaves[(index * 256)..<(index * 256 + 256)]))
    }
    #expect(completed == expected)
  }

  @Test func `65,536 leaves complete a hash of level 2`() {
    var frontier = TreeFrontier()
    let completed = (0..<65_537).flatMap { frontier.append(Self.leaves[$0 % 700]) }
    #expect(completed.filter { $0.level == 1 }.map(\.index) == Array(0..<256))
    #expect(completed.filter { $0.level == 2 }.map(\.index) == [0])
    #expect(completed.count == 257)
    let level1 = completed.filter { $0.level == 1 }.map(\.hash)
    #expect(completed.last?.hash == NaiveTree.root(level1[...]))
  }
}
