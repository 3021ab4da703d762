import GateDomain
import GateTesting
import GateWorkers
import Glibc
import Testing
import GateWire

@Suite("A death concerns one file", .serialized, .timeLimit(.minutes(3)))
struct WorkerDeathTests {
  // Scripts are what libclamav is slowest with: about 7 MB a second.
  private static let slow = Array(
    repeatElement("<script>var a=\"x\"+\"y\";function f(){return a;}</script>\n", count: 900_000)
      .joined().utf8)

  @Test func `a killed worker gives workerDied to its file and to no other`() async throws {
    let probe = try EngineProbe()
    try await PoolFixture.run(workers: 2, signatures: probe.signatures.path) { pool in
      async let unlucky = pool.scan(Self.slow)
      let victim = try #require(try await Self.busyWorker(probe))
      for _ in 0..<20 {
        let engine = try await pool.scan(Samples.eicar).answer
        #expect(engine == .infected("Gatehouse.Demo.EICAR.UNOFFICIAL"))
      }
      kill(victim, SIGKILL)
      let (engine, others) = (try await unlucky.answer, try await Self.many(pool))
      #expect(engine == .workerDied)
      #expect(others.allSatisfy { $0 == .clean })
      let isReplaced = try await EngineProbe.wait { try probe.workers().count == 2 }
      #expect(isReplaced)
    }
  }

  @Test func `the deadline kills the worker and gives timedOut`() async throws {
    let probe = try EngineProbe()
    let limits = PoolFixture.limits(deadlineSeconds: 1)
    try await PoolFixture.run(limits: limits, signatures: probe.signatures.path) { pool in
      let worker = try #require(try probe.workers().first)
      let (slow, next) = (
        try await pool.scan(Self.slow).answer, try await pool.scan(Samples.png).answer
      )
      #expect(slow == .timedOut)
      #expect(next == .clean)
      #expect(try !probe.workers().contains(worker))
    }
  }

  @Test func `a killed engine is started again and costs the files in flight`() async throws {
    let probe = try EngineProbe()
    try await PoolFixture.run(workers: 2, signatures: probe.signatures.path) { pool in
      let database = pool.database
      async let unlucky = pool.scan(Self.slow)
      _ = try #require(try await Self.busyWorker(probe))
      let engine = try #require(try probe.engine())
      kill(engine, SIGKILL)
      let (answer, others) = (try await unlucky.answer, try await Self.many(pool))
      #expect(answer == .workerDied)
      #expect(others.allSatisfy { $0 == .clean })
      #expect(pool.database == database)
      #expect(try probe.engine() != engine)
    }
  }

  @Test func `an engine that would come back with other signatures stays down`() async throws {
    let probe = try EngineProbe()
    try await PoolFixture.run(signatures: probe.signatures.path) { pool in
      try probe.signatures.write("Other:0:*:414243444546474849\n", to: "other.ndb")
      let worker = try #require(try probe.workers().first)
      kill(try #require(try probe.engine()), SIGKILL)
      let isGone = try await EngineProbe.wait { !EngineProbe.isAlive(worker) }
      #expect(isGone)
      for _ in 0..<3 {
        let engine = try await pool.scan(Samples.png).answer
        #expect(engine == .notAsked)
      }
    }
  }

  @Test func `a stopped pool asks nobody`() async throws {
    let pool = try await PoolFixture.run { $0 }
    let engine = try await pool.scan(Samples.png).answer
    #expect(engine == .notAsked)
  }

  @Test func `a worker is replaced after two thousand files`() async throws {
    let probe = try EngineProbe()
    try await PoolFixture.run(signatures: probe.signatures.path) { pool in
      let first = try probe.workers()
      let folder = try TemporaryFolder("recycling")
      let path = try folder.write(Samples.text, to: "a.txt")
      for _ in 0..<2_000 {
        let engine = try await pool.scan(path: path).answer
        #expect(engine == .clean)
      }
      let engine = try await pool.scan(path: path).answer
      #expect(engine == .clean)
      let isReplaced = try await EngineProbe.wait {
        try Set(probe.workers()).isDisjoint(with: first)
      }
      #expect(isReplaced)
    }
  }

  // The worker that has the slow file: the one whose CPU time has grown to a tenth of a second.
  private static func busyWorker(_ probe: EngineProbe) async throws -> Int32? {
    var found: Int32?
    _ = try await EngineProbe.wait {
      found = try probe.workers().first { EngineProbe.ticks(of: $0) > 10 }
      return found != nil
    }
    return found
  }

  private static func many(_ pool: ScanPool) async throws -> [EngineAnswer] {
    var answers: [EngineAnswer] = []
    for _ in 0..<50 { answers.append(try await pool.scan(Samples.document()).answer) }
    return answers
  }
}
