import Foundation
import GateDomain
import GateLinux
import GateTesting
import GateWire
import GateWorkers
import Glibc
import Testing

@Suite("Newer signatures without a pause", .serialized, .timeLimit(.minutes(5)))
struct ReloadTests {
  private static let newWord = Array("GATEHOUSE-RELOAD-".utf8) + Array("WORD".utf8)

  // The demonstration's signatures and one more, which finds the new word.
  private static func newer() throws -> EngineProbe {
    let probe = try EngineProbe()
    let hex = newWord.map { String(format: "%02x", $0) }.joined()
    try probe.signatures.write("Gatehouse.Test.New:0:*:\(hex)\n", to: "new.ndb")
    return probe
  }

  @Test func `new files go to the new engine while a session keeps the old one`() async throws {
    let (old, new) = (try EngineProbe(), try Self.newer())
    try await PoolFixture.run(workers: 2, signatures: old.signatures.path) { pool in
      var session = pool.session()
      let engine = try await pool.prepare(signatures: new.signatures.path)
      #expect(pool.database == session?.database, "nothing changes before it is used")
      pool.use(engine)
      #expect(pool.database == engine.database)
      #expect(engine.database.count == 5)
      #expect(pool.isFinishing)
      let (before, after) = (
        try await session?.answer(Self.newWord), try await pool.scan(Self.newWord)
      )
      #expect(before == .clean)
      #expect(after.answer == .infected("Gatehouse.Test.New.UNOFFICIAL"))
      #expect(try old.engine() != nil)
      session = nil
      let isGone = try await EngineProbe.wait { try old.engine() == nil && !pool.isFinishing }
      #expect(isGone)
      #expect(try new.workers().count == 2)
    }
  }

  @Test func `a file in flight is answered by the engine that has it`() async throws {
    let (old, new) = (try EngineProbe(), try Self.newer())
    let slow = ReloadSamples.slow + Self.newWord
    try await PoolFixture.run(signatures: old.signatures.path) { pool in
      async let answer = pool.scan(slow).answer
      let isBusy = try await EngineProbe.wait {
        try old.workers().contains { EngineProbe.ticks(of: $0) > 10 }
      }
      #expect(isBusy)
      pool.use(try await pool.prepare(signatures: new.signatures.path))
      let later = try await pool.scan(Self.newWord).answer
      #expect(later == .infected("Gatehouse.Test.New.UNOFFICIAL"))
      #expect(try await answer == .clean)
      let isGone = try await EngineProbe.wait { try old.engine() == nil }
      #expect(isGone)
    }
  }

  @Test(arguments: [
    ("corrupt", EngineFault.damagedSignatures), ("empty", .noSignatures),
    ("blind", .selfTest), ("missing", .unreadable),
  ])
  func `a set that fails leaves the running engine as it is`(
    _ defect: String, _ fault: EngineFault
  ) async throws {
    let (old, bad) = (try EngineProbe(), try TemporaryFolder("bad"))
    switch defect {
    case "corrupt": try bad.write("Broken:0:*:zz!!\nno signature", to: "broken.ndb")
    case "empty": try bad.write("# nothing\n", to: "README.md")
    case "blind": try bad.write("Other:0:*:414243444546474849\n", to: "other.ndb")
    default: break
    }
    let path = defect == "missing" ? bad.path("nowhere") : bad.path
    try await PoolFixture.run(signatures: old.signatures.path) { pool in
      let (database, worker) = (pool.database, try old.workers())
      await #expect(throws: EngineFailure.fault(fault)) { try await pool.prepare(signatures: path) }
      #expect(pool.database == database)
      #expect(try old.workers() == worker)
      let answers = (try await pool.scan(Samples.png), try await pool.scan(Samples.eicar))
      #expect(answers.0.answer == .clean)
      #expect(answers.1.answer == .infected("Gatehouse.Demo.EICAR.UNOFFICIAL"))
      #expect(try EngineProbe(watching: bad).engine() == nil)
    }
  }

  @Test func `a transfer whose engine is lost for good is held, never moved`() async throws {
    let (old, new) = (try EngineProbe(), try Self.newer())
    try await PoolFixture.run(signatures: old.signatures.path) { pool in
      let session = try #require(pool.session())
      pool.use(try await pool.prepare(signatures: new.signatures.path))
      // Changed on disk, so it cannot come back as it was.
      try old.signatures.write("Other:0:*:414243444546474849\n", to: "other.ndb")
      let worker = try #require(try old.workers().first)
      kill(try #require(try old.engine()), SIGKILL)
      let isGone = try await EngineProbe.wait { !EngineProbe.isAlive(worker) }
      #expect(isGone)
      for _ in 0..<3 {
        let answer = try await session.answer(Samples.png)
        #expect(answer == .notAsked)
      }
      let other = try await pool.scan(Samples.png).answer
      #expect(other == .clean)
    }
  }

  @Test func `an engine that is not wanted after all goes away`() async throws {
    let (old, new) = (try EngineProbe(), try Self.newer())
    try await PoolFixture.run(signatures: old.signatures.path) { pool in
      var engine: PreparedEngine? = try await pool.prepare(signatures: new.signatures.path)
      #expect(try new.engine() != nil)
      engine?.discard()
      engine = nil
      let isGone = try await EngineProbe.wait { try new.engine() == nil }
      #expect(isGone)
      #expect(pool.database?.count == 4)
    }
  }

  @Test func `ten reloads leave one engine, its workers and nothing else`() async throws {
    let (first, second) = (try EngineProbe(), try Self.newer())
    let sets = [second, first]
    try await PoolFixture.run(workers: 2, signatures: first.signatures.path) { pool in
      let (descriptors, folders) = (Self.descriptors(), Self.folders())
      for round in 0..<10 {
        pool.use(try await pool.prepare(signatures: sets[round % 2].signatures.path))
        let answer = try await pool.scan(Samples.png).answer
        #expect(answer == .clean)
        let isSettled = try await EngineProbe.wait { !pool.isFinishing }
        #expect(isSettled)
      }
      #expect(try second.engine() == nil)
      #expect(try first.workers().count == 2)
      #expect(Self.descriptors() == descriptors)
      #expect(Self.folders() == folders)
    }
  }

  @Test func `a worker that takes too much memory for itself is replaced`() async throws {
    let (strict, plain) = (try EngineProbe(), try EngineProbe())
    // Content with a fresh long line each time makes libclamav keep more of the heap.
    for (probe, limit, isReplaced) in [(strict, UInt64(0), true), (plain, 1 << 30, false)] {
      let pool = ScanPool(
        program: PoolFixture.program, signatures: probe.signatures.path, workers: 1,
        limits: PoolFixture.limits(), growthLimit: limit)
      _ = try await pool.start()
      let first = try probe.workers()
      for _ in 0..<17 {
        let answer = try await pool.scan(ReloadSamples.large).answer
        #expect(answer == .clean)
      }
      _ = try await EngineProbe.wait { try probe.workers().count == 1 }
      #expect(try (probe.workers() != first) == isReplaced)
      await pool.stop()
    }
  }

  private static func descriptors() -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? -1
  }

  private static func folders() -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/shm")) ?? []
    return names.count { $0.hasPrefix("gatehouse-scan-") }
  }
}

/// Content that takes the engine long, or much memory.
enum ReloadSamples {
  static let slow = Array(
    repeatElement("<script>var a=\"x\"+\"y\";function f(){return a;}</script>\n", count: 300_000)
      .joined().utf8)
  static let large = Array(repeatElement("<p>办公室通知</p><b>text</b>\n", count: 60_000).joined().utf8)
}

extension ScanSession {
  func answer(_ bytes: [UInt8]) async throws -> EngineAnswer {
    let folder = try TemporaryFolder("scan")
    let file = try OwnedDescriptor(opening: folder.write(bytes, to: "file"), O_RDONLY)
    return await scan(file.number).answer
  }
}
