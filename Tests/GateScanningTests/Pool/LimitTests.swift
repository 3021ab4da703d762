import Foundation
import GateDomain
import GateLinux
import GateTesting
import GateWorkers
import Glibc
import Testing
import GateWire

@Suite("What lies beyond a limit is held", .timeLimit(.minutes(2)))
struct LimitTests {
  @Test func `a file of more bytes than the limit`() async throws {
    try await PoolFixture.run(limits: PoolFixture.limits(maxFileBytes: 1_000)) { pool in
      let (over, exact) = (
        try await pool.scan([UInt8](repeating: 0x61, count: 1_001)).answer,
        try await pool.scan([UInt8](repeating: 0x61, count: 1_000)).answer
      )
      #expect(over == .objection(.sizeLimit, ""))
      #expect(exact == .clean)
    }
  }

  @Test func `a file of almost 2 GiB, which the engine never looks at`() async throws {
    let folder = try TemporaryFolder("large")
    let path = try folder.write("", to: "sparse")
    try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: (2 << 30) - 2)
    try await PoolFixture.run(limits: PoolFixture.limits(maxFileBytes: 4 << 30)) { pool in
      let engine = try await pool.scan(path: path).answer
      #expect(engine == .objection(.sizeLimit, ""))
    }
  }

  @Test func `an archive of more members than the limit`() async throws {
    let members = (0..<60).map { ("file-\($0).txt", "\($0) \(Samples.text)") }
    try await PoolFixture.run(limits: PoolFixture.limits(maxFiles: 20)) { pool in
      let engine = try await pool.scan(Zip(members).bytes).answer
      #expect(engine == .objection(.memberLimit, ""))
    }
  }

  @Test func `archives that lie deeper than the limit`() async throws {
    var bytes = Samples.eicar
    for depth in 0..<12 { bytes = Zip([("\(depth).zip", bytes)]).bytes }
    try await PoolFixture.run(limits: PoolFixture.limits(maxRecursion: 6)) { pool in
      let engine = try await pool.scan(bytes).answer
      #expect(engine != .clean)
    }
  }

  @Test func `more bytes than may be unpacked, in a kind that the engine does not open`()
    async throws
  {
    let zeros = [UInt8](repeating: 0, count: 6 << 20)
    let packed = try await Archives.packed(zeros, by: "zstd", ["-q"])
    let limits = ScanLimits(
      maxFileBytes: 8 << 20, maxScanBytes: 10 << 20, maxFiles: 100, maxRecursion: 9, maxSeconds: 60,
      deadlineSeconds: 60)
    try await PoolFixture.run(limits: limits) { pool in
      let once = try await pool.scan(Zip([("a.zst", packed)]).bytes).answer
      #expect(once == .objection(.sizeLimit, ""))
      let text = try await Archives.packed(
        [UInt8](repeating: 0x20, count: 4 << 20), by: "zstd", ["-q"])
      let within = try await pool.scan(text).answer
      #expect(within == .clean)
    }
  }

  @Test func `a member that is larger than a file may be`() async throws {
    let packed = try await Archives.packed(
      [UInt8](repeating: 0x61, count: 3_000), by: "zstd", ["-q"])
    try await PoolFixture.run(limits: PoolFixture.limits(maxFileBytes: 2_000)) { pool in
      let answer = try await pool.scan(packed).answer
      #expect(answer == .objection(.sizeLimit, ""))
    }
  }

  @Test(arguments: ["tzst", "7z", "zip", "ar"])
  func `an archive of more members than the limit, whoever opens it`(_ kind: String) async throws {
    let members = (0..<25).map { ("f\($0).txt", Array("\($0) \(Samples.text)".utf8)) }
    let bytes = try await Archives.made(kind, members)
    try await PoolFixture.run(limits: PoolFixture.limits(maxFiles: 20)) { pool in
      let answer = try await pool.scan(bytes).answer
      #expect(answer == .objection(.memberLimit, ""))
    }
  }

  @Test func `streams in streams, deeper than the limit`() async throws {
    var bytes = Array(Samples.text.utf8) + Samples.eicar
    for _ in 0..<8 { bytes = try await Archives.packed(bytes, by: "xz", ["--format=lzma"]) }
    try await PoolFixture.run(limits: PoolFixture.limits(maxRecursion: 5)) { pool in
      let answer = try await pool.scan(bytes).answer
      #expect(answer == .objection(.depthLimit, ""))
    }
    try await PoolFixture.run(limits: PoolFixture.limits(maxRecursion: 9)) { pool in
      let answer = try await pool.scan(bytes).answer
      #expect(answer == .infected("Gatehouse.Demo.EICAR.UNOFFICIAL"))
    }
  }

  @Test func `something that is no file`() async throws {
    try await PoolFixture.run { pool in
      let answer = try await pool.scan(path: "/dev/zero")
      #expect(answer.answer == .failed(1_000))
      #expect(answer.type.rawValue.isEmpty)
    }
  }
}
