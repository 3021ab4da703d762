import GateAuditLog
import GateDomain
import GateSigning
import Testing

@Suite struct LogProofTests {
  private func proof(of index: Int64, in records: [[UInt8]]) throws -> LogProof {
    let leaves = records.map(TreeHash.leaf)
    let prover = TreeProver { _, range in
      leaves[Int(range.lowerBound)..<Int(range.upperBound)].map { $0 }
    }
    let size = Int64(records.count)
    let checkpoint = Checkpoint(
      origin: Keys.origin, size: size, root: try prover.root(ofSize: size))
    return LogProof(
      inclusion: try prover.inclusion(of: index, inSize: size),
      note: try SignedCheckpoint(signing: checkpoint, with: try Keys.log()).note)
  }

  @Test func `proves its record and no other`() throws {
    let records = try SampleRecords.mixed(13)
    let key = try Keys.note()
    for index in records.indices {
      let proof = try proof(of: Int64(index), in: records)
      #expect(LogProof(text: proof.text) == proof)
      for other in records.indices {
        #expect(proof.proves(records[other], key: key) == (other == index))
      }
      let stranger = try #require(
        NoteKey(name: Keys.origin, key: try Keys.signing(2).verificationKey))
      #expect(!proof.proves(records[index], key: stranger))
    }
  }

  @Test func `every flipped bit is refused`() throws {
    let records = try SampleRecords.mixed(7)
    let key = try Keys.note()
    let text = Array(try proof(of: 4, in: records).text.utf8)
    for place in text.indices {
      var changed = text
      changed[place] ^= 1 << UInt8(place % 8)
      let proof = String(validating: changed, as: UTF8.self).flatMap(LogProof.init(text:))
      #expect(proof?.proves(records[4], key: key) != true, "byte \(place)")
    }
  }

  @Test func `begins as the specification says`() throws {
    let text = try proof(of: 1, in: try SampleRecords.mixed(2)).text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "c2sp.org/tlog-proof@v1")
    #expect(lines[1] == "index 1")
    #expect(lines[3].isEmpty)
    #expect(lines[4] == "office.example/gate/audit/1")
  }
}
