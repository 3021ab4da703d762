import GateDomain
import Synchronization

/// Transfers that have ended, as they were read last: they never change again, and lists ask for
/// the same ones over and over.
final class EndedTransfers: Sendable {
  private static let limit = 2_000
  private let known = Mutex<[String: Transfer]>([:])

  /// The transfer of a row, read anew unless it has ended and is known.
  func transfer(_ id: String, isFinal: Bool, json: () -> String) throws -> Transfer {
    if isFinal, let transfer = known.withLock({ $0[id] }) { return transfer }
    let transfer = try StoredJSON.decode(json(), as: Transfer.self)
    if isFinal { keep(transfer, as: id) }
    return transfer
  }

  private func keep(_ transfer: Transfer, as id: String) {
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
      known[id] = transfer
    }
  }
}
