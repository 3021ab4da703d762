import Foundation
import GateDomain
import GateTesting
import Glibc
import Testing

/// A thousand faults at random points, the same in every run: no wrong verdict, no stuck scan.
@Suite("Workers in trouble", .serialized, .timeLimit(.minutes(6)))
struct WorkerFaultTests {
  /// What is done to a process, and how often.
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let count: Int
    /// How many files are scanned at least before the next one.
    var pause = 1
    let deed: @Sendable (WorkerWatch, Int32) async throws -> Void
    var testDescription: String { "\(name), \(count) times" }
  }

  // How often memory ends at another place.
  private static let shortages = 60

  static let faults = [
    Fault(name: "workers are killed", count: 150) { kill($1, SIGKILL) },
    Fault(name: "workers crash", count: 30) { kill($1, SIGSEGV) },
    // After a pause, since one that stops before it is ready is given a minute.
    Fault(name: "workers stop and run past the deadline", count: 20, pause: 40) {
      kill($1, SIGSTOP)
    },
    Fault(name: "the engine is killed", count: 20) { watch, _ in
      if let engine = watch.engine() { kill(engine, SIGKILL) }
    },
  ]

  @Test(arguments: faults)
  func `no verdict is wrong and no scan is stuck while`(_ fault: Fault) async throws {
    try await Self.expectRight(fault)
  }

  @Test func `no hostile file comes through where memory ends`() async throws {
    let (samples, idle) = (
      try await FaultSamples.picked().samples, try await CrampedEngine.idleKilobytes()
    )
    var generator = SeededGenerator(seed: 9)
    var (clean, lost) = (0, 0)
    for _ in 0..<Self.shortages {
      let engine = try CrampedEngine(kilobytes: idle + generator.number(in: -2_000...40_000))
      let chosen = (0..<6).map { _ in generator.pick(samples) }
      guard let answers = await engine.answers(to: chosen) else {
        lost += 1
        continue
      }
      for (sample, answer) in zip(chosen, answers) {
        #expect(sample.isOrdinary || answer != .clean, "\(sample.one.name)")
        clean += answer == .clean ? 1 : 0
        lost += sample.isOrdinary && answer != .clean ? 1 : 0
      }
    }
    #expect(clean > 0 && lost > 0, "\(clean) clean, \(lost) lost")
  }

  @Test func `no verdict is wrong and no scan is stuck while workers answer nonsense`()
    async throws
  {
    let samples = try await FaultSamples.picked()
    try await Inspection.run(program: Inspection.unrulyProgram, deadlineSeconds: 2) { inspection in
      let run = FaultRun(inspection, samples)
      try await run.run { tally in
        try await Self.wait { tally.lost >= 720 }
      }
      #expect(run.tally.wrong == [])
      #expect(run.tally.answered > 720)
    }
  }

  private static func expectRight(_ fault: Fault) async throws {
    let (samples, watch) = (try await FaultSamples.picked(), try WorkerWatch())
    try await Inspection.run(signatures: watch.signatures.path, deadlineSeconds: 1) { inspection in
      let run = FaultRun(inspection, samples)
      try await run.run { tally in try await inflict(fault, watch, tally) }
      #expect(run.tally.wrong == [])
      #expect(run.tally.lost > 0 && run.tally.answered > 0)
      #expect(await run.afterwards() == [])
    }
  }

  // One fault after another, each after something was scanned since, at a random time.
  private static func inflict(_ fault: Fault, _ watch: WorkerWatch, _ tally: FaultTally)
    async throws
  {
    var generator = SeededGenerator(seed: UInt64(fault.count))
    var done = 0
    while done < fault.count {
      let (before, known) = (tally.ended, watch.workers())
      try await wait { tally.ended >= before + fault.pause }
      try await Task.sleep(for: .microseconds(generator.number(in: 0...12_000)))
      let workers = watch.workers().filter { fault.pause == 1 || known.contains($0) }
      guard !workers.isEmpty else { continue }
      try await fault.deed(watch, generator.pick(workers))
      done += 1
    }
  }

  // A scan that is stuck stops everything here, and the suite's own limit then fails the test.
  private static func wait(until condition: () -> Bool) async throws {
    while !condition() { try await Task.sleep(for: .milliseconds(2)) }
  }
}
