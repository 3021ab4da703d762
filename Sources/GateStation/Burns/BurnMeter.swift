import GateDiscs
import GateLinux
import Synchronization

/// How far a burn is, written by those who work on it, read by the one who reports.
final class BurnMeter: Sendable {
  private struct State {
    var phase = BurnProgress.Phase.preparing
    var (done, total): (UInt64, UInt64) = (0, 0)
    var since = MonotonicTime.milliseconds
  }

  private let state = Mutex(State())

  /// A copy of the moment.
  var current: BurnProgress {
    state.withLock { state in
      BurnProgress(
        phase: state.phase, done: state.done, total: state.total,
        elapsed: MonotonicTime.milliseconds - state.since)
    }
  }

  /// The next phase begins.
  func begin(_ phase: BurnProgress.Phase, total: UInt64) {
    state.withLock { state in
      state = State()
      state.phase = phase
      state.total = total
    }
  }

  /// So much more of the phase is done.
  func add(_ bytes: UInt64) {
    state.withLock { $0.done &+= bytes }
  }

  /// So much of the phase is done.
  func reach(_ bytes: UInt64) {
    state.withLock { $0.done = bytes }
  }
}
