import GateDomain
import Synchronization

/// Tells a running transfer to stop, and why; the first reason stays.
final class StopFlag: Sendable {
  private struct State {
    var reason: TransferFailure?
    var isLeased = false
  }

  private let state = Mutex(State())

  /// Why to stop; nil while nobody asked.
  var current: TransferFailure? { state.withLock(\.reason) }

  /// Whether the server has confirmed the transfer's lease; only then can it be missed.
  var isLeased: Bool { state.withLock(\.isLeased) }

  /// Asks to stop.
  func raise(_ failure: TransferFailure) {
    state.withLock { $0.reason = $0.reason ?? failure }
  }

  /// Notes that the server has confirmed the lease.
  func confirmLease() {
    state.withLock { $0.isLeased = true }
  }
}
