import GateDomain
import GateTesting
import GateWorkers
import Synchronization

/// Keeps a pool busy while something breaks its workers.
final class FaultRun: Sendable {
  // More than there are workers, so that files also wait for their turn.
  private static let width = 4

  let inspection: Inspection
  let samples: [FaultSamples.Sample]
  let tally = FaultTally()
  private let isOver = Mutex(false)

  init(_ inspection: Inspection, _ samples: FaultSamples) {
    self.inspection = inspection
    self.samples = samples.samples
  }

  /// Scans without end until `breaking` returns, then sees every sample once more.
  func run(_ breaking: @escaping @Sendable (FaultTally) async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in 0..<Self.width { group.addTask { await self.scan(seed: UInt64(seed)) } }
      defer { isOver.withLock { $0 = true } }
      try await breaking(tally)
      isOver.withLock { $0 = true }
      try await group.waitForAll()
    }
  }

  /// The samples whose answer is not what it is without faults.
  func afterwards() async -> [String] {
    var wrong: [String] = []
    for sample in samples {
      let answer = await inspection.answer(for: sample.path)
      if sample.isOrdinary != (answer == .clean) || Self.isLoss(answer) {
        wrong.append("\(sample.one.name): \(answer)")
      }
    }
    return wrong
  }

  private static func isLoss(_ answer: EngineAnswer) -> Bool {
    [.workerDied, .timedOut, .notAsked].contains(answer)
  }

  private func scan(seed: UInt64) async {
    var generator = SeededGenerator(seed: seed)
    while !isOver.withLock({ $0 }) {
      let sample = generator.pick(samples)
      tally.note(await inspection.answer(for: sample.path), for: sample)
    }
  }
}
