import GateAuditLog
import GateDomain
import Testing

@Suite struct ProofTests {
  static let leaves = TreeTests.leaves

  /// Tiles straight from the definition.
  static var prover: TreeProver {
    TreeProver { level, range in
      range.map { index in
        let span = level == 0 ? 1 : 256
        return NaiveTree.root(leaves[(Int(index) * span)..<((Int(index) + 1) * span)])
      }
    }
  }

  @Test(arguments: 1...40)
  func `every inclusion is proved as the definition says`(size: Int) throws {
    let root = NaiveTree.root(Self.leaves[..<size])
    for index in 0..<size {
      let proof = try Self.prover.inclusion(of: Int64(index), inSize: Int64(size))
      #expect(proof.hashes == NaiveTree.path(index, Self.leaves[..<size]))
      #expect(proof.isValid(leaf: Self.leaves[index], root: root))
      refuse(proof, leaf: Self.leaves[index], root: root)
    }
  }

  private func refuse(_ proof: InclusionProof, leaf: Digest, root: Digest) {
    let other = TreeHash.leaf([])
    #expect(!proof.isValid(leaf: other, root: root))
    #expect(!proof.isValid(leaf: leaf, root: other))
    for place in proof.hashes.indices {
      var hashes = proof.hashes
      hashes[place] = other
      #expect(!changed(proof, hashes: hashes).isValid(leaf: leaf, root: root))
      hashes.remove(at: place)
      #expect(!changed(proof, hashes: hashes).isValid(leaf: leaf, root: root))
    }
    #expect(!changed(proof, hashes: proof.hashes + [other]).isValid(leaf: leaf, root: root))
    for index in -1...(proof.size + 1) where index != proof.index {
      let moved = InclusionProof(index: index, size: proof.size, hashes: proof.hashes)
      #expect(!moved.isValid(leaf: leaf, root: root), "moved to \(index)")
    }
  }

  private func changed(_ proof: InclusionProof, hashes: [Digest]) -> InclusionProof {
    InclusionProof(index: proof.index, size: proof.size, hashes: hashes)
  }

  @Test(arguments: [255, 256, 257, 511, 512, 513, 600])
  func `proofs reach across tiles`(size: Int) throws {
    let root = NaiveTree.root(Self.leaves[..<size])
    #expect(try Self.prover.root(ofSize: Int64(size)) == root)
    for index in [0, 1, 127, 254, size / 2, size - 1] {
      let proof = try Self.prover.inclusion(of: Int64(index), inSize: Int64(size))
      #expect(proof.hashes == NaiveTree.path(index, Self.leaves[..<size]))
      #expect(proof.isValid(leaf: Self.leaves[index], root: root))
    }
  }

  @Test(arguments: Array(1...40) + [255, 256, 257, 512, 600])
  func `every earlier tree is proved to begin the later`(newSize: Int) throws {
    let new = NaiveTree.root(Self.leaves[..<newSize])
    let sizes = newSize <= 40 ? Array(1...newSize) : [1, 128, 255, newSize - 1, newSize]
    for oldSize in sizes where oldSize <= newSize {
      let old = NaiveTree.root(Self.leaves[..<oldSize])
      let proof = try Self.prover.consistency(from: Int64(oldSize), to: Int64(newSize))
      #expect(proof.hashes == NaiveTree.proof(oldSize, Self.leaves[..<newSize]))
      #expect(proof.isValid(old: old, new: new))
      refuse(proof, old: old, new: new)
    }
  }

  private func refuse(_ proof: ConsistencyProof, old: Digest, new: Digest) {
    let other = TreeHash.leaf([])
    #expect(!proof.isValid(old: other, new: new))
    #expect(!proof.isValid(old: old, new: other))
    for place in proof.hashes.indices {
      var hashes = proof.hashes
      hashes[place] = other
      let changed = ConsistencyProof(
        oldSize: proof.oldSize, newSize: proof.newSize, hashes: hashes)
      #expect(!changed.isValid(old: old, new: new))
    }
    // Sizes are bound by the signed checkpoints; a proof alone only shows how high its tree is.
    let higher = ConsistencyProof(
      oldSize: proof.oldSize, newSize: proof.newSize * 2, hashes: proof.hashes)
    #expect(!higher.isValid(old: old, new: new))
    let longer = ConsistencyProof(
      oldSize: proof.oldSize, newSize: proof.newSize, hashes: proof.hashes + [other])
    #expect(!longer.isValid(old: old, new: new))
  }

  @Test func `nothing is proved outside the tree`() {
    #expect(throws: TreeProver.Failure.self) { try Self.prover.inclusion(of: 5, inSize: 5) }
    #expect(throws: TreeProver.Failure.self) { try Self.prover.inclusion(of: -1, inSize: 5) }
    #expect(throws: TreeProver.Failure.self) { try Self.prover.consistency(from: 6, to: 5) }
    let empty = ConsistencyProof(oldSize: 0, newSize: 3, hashes: [])
    #expect(empty.isValid(old: TreeHash.empty, new: TreeHash.leaf([])))
    #expect(!empty.isValid(old: TreeHash.leaf([]), new: TreeHash.leaf([])))
    let backward = ConsistencyProof(oldSize: 3, newSize: 2, hashes: [])
    #expect(!backward.isValid(old: TreeHash.empty, new: TreeHash.empty))
  }
}
