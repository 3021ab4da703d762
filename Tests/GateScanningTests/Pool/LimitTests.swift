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

  @Test func `something that is no file`() async throws {
    try await PoolFixture.run { pool in
      let answer = try await pool.scan(path: "/dev/zero")
      #expect(answer.answer == .failed(1_000))
      #expect(answer.type.rawValue.isEmpty)
    }
  }
}
