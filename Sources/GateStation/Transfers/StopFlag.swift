import GateDomain
import Synchronization

/// Tells a running transfer to stop, and why; the first reason stays.
final class StopFlag: Sendable {
  private struct State {
    var reason: TransferFailure?
    var isLeased = false
    var isCopied = false
  }

  private let state = Mutex(State())

  /// Why to stop; nil while nobody asked.
  var current: TransferFailure? { state.withLock(\.reason) }

  /// Whether the server has confirmed the transfer's lease; only then can it be missed.
  var isLeased: Bool { state.withLock(\.isLeased) }

  /// Whether everything was copied, so that the medium may be pulled out.
  var isCopied: Bool { state.withLock(\.isCopied) }

  /// Asks to stop.
  func raise(_ failure: TransferFailure) {
    state.withLock { $0.reason = $0.reason ?? failure }
  }

  /// Notes that everything was copied.
  func noteCopied() {
    state.withLock { $0.isCopied = true }
  }

  /// Notes that the server has confirmed the lease.
  func confirmLease() {
    state.withLock { $0.isLeased = true }
  }
}
