import GateDomain
import Synchronization

/// How far a transfer is, written by its reader and its judges, read by the reporter.
final class ProgressBoard: Sendable {
  private let progress = Mutex(TransferProgress())

  /// A copy of the moment.
  var current: TransferProgress { progress.withLock { $0 } }

  /// Changes some of it.
  func update(_ body: (inout TransferProgress) -> Void) {
    progress.withLock { body(&$0) }
  }
}
