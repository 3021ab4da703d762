import GateAuditLog
import GateDomain
import GateTesting
import Testing

/// Our logs before a verifier that shares no line with ours: Go's own tlog and note packages.
@Suite(.enabled(if: GoToolchain.isInstalled, "needs golang-go and golang-golang-x-mod-dev"))
struct GoInteropTests {
  private func check(_ log: SampleLog) async throws -> ProgramResult {
    let folder = try TemporaryFolder("go-log")
    for (path, bytes) in log.files { try folder.write(bytes, to: path) }
    return try await Program.run(
      try GoToolchain.verifier.get().path, [folder.path, try Keys.note().text])
  }

  @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512])
  func `Go proves our logs`(size: Int) async throws {
    let log = try SampleLog.mixed(size)
    let result = try await check(log)
    #expect(result.succeeded, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("proved: \(size) records, \(log.files.count) files"))
  }

  @Test(arguments: [65_535, 65_536, 65_537])
  func `Go proves large ones`(size: Int) async throws {
    var samples = SampleRecords()
    let record = samples.server(.logHeartbeat, body: [:]).bytes
    let log = try SampleLog([[UInt8]](repeating: record, count: size), key: try Keys.log())
    let result = try await check(log)
    #expect(result.succeeded, "\(result.output)\(result.errors)")
  }

  @Test func `Go ignores unknown signature lines as we do`() async throws {
    var log = try SampleLog.mixed(3)
    log.files["checkpoint", default: []] += Array("— witness.example AAAAAAE=\n".utf8)
    #expect(try await check(log).succeeded)
  }

  @Test func `Go refuses a flipped bit of any file`() async throws {
    let log = try SampleLog.mixed(300)
    for path in log.files.keys.sorted() {
      var changed = log
      changed.files[path]?[12] ^= 1
      let result = try await check(changed)
      #expect(result.ending == .exited(1), "\(path): \(result.output)\(result.errors)")
      #expect(!(try changed.report().isProved))
    }
    var extra = log
    extra.files["tile/0/009"] = [1]
    #expect(try await check(extra).ending == .exited(1))
  }

  @Test func `Go accepts our proofs and refuses them for other records`() async throws {
    let records = try SampleRecords.mixed(300)
    let leaves = records.map(TreeHash.leaf)
    let prover = TreeProver { level, range in
      range.map { index in
        level == 0
          ? leaves[Int(index)]
          : NaiveTree.root(leaves[(Int(index) * 256)..<(Int(index) * 256 + 256)])
      }
    }
    let log = try SampleLog(records, key: try Keys.log())
    let note = try SignedNote(bytes: log.files["checkpoint"] ?? [])
    let folder = try TemporaryFolder("go-proof")
    for index: Int64 in [0, 255, 256, 299] {
      let proof = LogProof(inclusion: try prover.inclusion(of: index, inSize: 300), note: note)
      let file = try folder.write(proof.text, to: "r.tlog-proof")
      for (record, isRight) in [(index, true), ((index + 1) % 300, false)] {
        let recordFile = try folder.write(records[Int(record)], to: "record")
        let result = try await Program.run(
          try GoToolchain.verifier.get().path, ["", try Keys.note().text, file, recordFile])
        #expect(result.succeeded == isRight, "\(index): \(result.output)")
      }
    }
  }
}
