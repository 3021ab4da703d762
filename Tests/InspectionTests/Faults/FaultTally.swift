import GateDomain
import Synchronization

/// What workers in trouble answered, over many scans at the same time.
final class FaultTally: Sendable {
  private struct Counts {
    var answered = 0
    var lost = 0
    var wrong: [String] = []
  }

  private let counts = Mutex(Counts())

  /// Scans that ended with an answer of the engine.
  var answered: Int { counts.withLock { $0.answered } }
  /// Scans that ended because something died or was late.
  var lost: Int { counts.withLock { $0.lost } }
  /// Everything that must not be: hostile files that came clean, ordinary ones that got a reason.
  var wrong: [String] { counts.withLock { $0.wrong } }
  /// All scans that ended.
  var ended: Int { counts.withLock { $0.answered + $0.lost } }

  func note(_ answer: EngineAnswer, for sample: FaultSamples.Sample) {
    counts.withLock { counts in
      switch answer {
      case .workerDied, .timedOut, .notAsked: counts.lost += 1
      case .clean where !sample.isOrdinary: counts.wrong.append("\(sample.one.name): clean")
      case .clean: counts.answered += 1
      default:
        counts.answered += 1
        if sample.isOrdinary { counts.wrong.append("\(sample.one.name): \(answer)") }
      }
    }
  }
}
