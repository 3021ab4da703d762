import GateDomain
import Synchronization

/// Rows of transfers that have ended, as they were written last: lists show the same ones over and
/// over, and writing them was a quarter of a list's time.
final class RenderedRows: Sendable {
  /// Everything that a row is made from.
  struct Key: Hashable, Sendable {
    let transfer: Transfer
    let language: Language
    let offsetSeconds: Int
    let isShort: Bool
  }

  static let shared = RenderedRows()

  private static let limit = 2_000
  private let known = Mutex<[Key: HTML]>([:])

  /// The row for `key`; `body` writes it unless it is known.
  func row(_ key: Key, _ body: () -> HTML) -> HTML {
    guard key.transfer.state.isFinal else { return body() }
    if let row = known.withLock({ $0[key] }) { return row }
    let row = body()
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
      known[key] = row
    }
    return row
  }
}
