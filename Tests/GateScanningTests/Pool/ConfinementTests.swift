import Foundation
import GateDomain
import GateTesting
import GateWorkers
import Glibc
import Testing
import GateWire

@Suite("Workers are confined", .timeLimit(.minutes(2)))
struct ConfinementTests {
  @Test func `the kernel says so of every worker`() async throws {
    let probe = try EngineProbe()
    try await PoolFixture.run(workers: 2, signatures: probe.signatures.path) { pool in
      let workers = try probe.workers()
      #expect(workers.count == 2)
      for worker in workers {
        #expect(EngineProbe.status(of: worker, "Seccomp") == "2")
        #expect(EngineProbe.status(of: worker, "NoNewPrivs") == "1")
        #expect(EngineProbe.status(of: worker, "CapEff") == "0000000000000000")
        #expect(EngineProbe.status(of: worker, "Threads") == "1")
        guard geteuid() == 0 else { continue }
        #expect(EngineProbe.status(of: worker, "Uid") == "65534 65534 65534 65534")
        #expect(EngineProbe.status(of: worker, "Groups").isEmpty)
      }
    }
  }

  // Only root may look at the descriptors of a process that forbids it, as workers do.
  @Test(.enabled(if: geteuid() == 0))
  func `a worker holds its socket and its folder and nothing else`() async throws {
    let probe = try EngineProbe()
    try await PoolFixture.run(workers: 2, signatures: probe.signatures.path) { pool in
      _ = try await pool.scan(Samples.document())
      let folder = try probe.temporaryFolder()
      for worker in try probe.workers() {
        let links = try Self.descriptors(of: worker)
        #expect(links.count == 5)
        #expect(links.count { $0.hasPrefix("socket:") } == 1)
        #expect(links.contains("\(folder)/worker-\(worker)"))
        #expect(links.allSatisfy { Self.isExpected($0, folder) }, "\(links)")
      }
    }
  }

  @Test func `no file stays behind in a worker's folder`() async throws {
    let probe = try EngineProbe()
    try await PoolFixture.run(signatures: probe.signatures.path) { pool in
      let nested = Zip([("a.zip", Samples.document()), ("b", Samples.pdf())]).bytes
      for bytes in [nested, Samples.eicar, Array(nested.dropLast(9))] {
        let worker = try #require(try probe.workers().first)
        let folder = try probe.temporaryFolder() + "/worker-\(worker)"
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/left-over"))
        _ = try await pool.scan(bytes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      }
    }
  }

  @Test func `a worker whose folder is gone finds no way around and is never clean`() async throws {
    let probe = try EngineProbe()
    try await PoolFixture.run(signatures: probe.signatures.path) { pool in
      let worker = try #require(try probe.workers().first)
      let folder = try probe.temporaryFolder() + "/worker-\(worker)"
      try FileManager.default.removeItem(atPath: folder)
      let engine = try await pool.scan(Zip([("a.txt", Samples.text)]).bytes).answer
      #expect(engine == .failed(1_001))
    }
  }

  private static func descriptors(of process: Int32) throws -> [String] {
    let folder = "/proc/\(process)/fd"
    return try FileManager.default.contentsOfDirectory(atPath: folder).map {
      try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + $0)
    }
  }

  // Standard error is the station's own, wherever that goes.
  private static func isExpected(_ link: String, _ folder: String) -> Bool {
    link == "/dev/null" || link.hasPrefix("socket:") || link.hasPrefix(folder)
      || link.hasPrefix("pipe:") || link.hasPrefix("/dev/") || link.hasPrefix("/tmp/")
  }
}
