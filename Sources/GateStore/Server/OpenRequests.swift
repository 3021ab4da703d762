public import GateDomain
import GRDB
import Synchronization

/// The requests that wait, kept as they were decoded: every page of an approver and every tick of
/// the clock asks for all of them, and few change in between.
///
/// What the database holds decides: a kept request counts only while its text is the same there.
final class OpenRequests: Sendable {
  private struct Kept {
    let text: String
    let request: Request
  }

  private let kept = Mutex<[RequestState: [String: Kept]]>([:])

  /// The requests behind these rows, in their order.
  func decoded(_ rows: [(id: String, text: String)], in state: RequestState) throws -> [Request] {
    let old = kept.withLock { $0[state] ?? [:] }
    var next: [String: Kept] = [:]
    for row in rows {
      if let same = old[row.id], same.text == row.text {
        next[row.id] = same
      } else {
        next[row.id] = Kept(text: row.text, request: try StoredJSON.decode(row.text))
      }
    }
    kept.withLock { $0[state] = next }
    return rows.compactMap { next[$0.id]?.request }
  }
}

extension ServerTransaction {
  /// All requests in a state in which somebody has to act, the newest first.
  public func openRequests(in state: RequestState) throws -> [Request] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, json FROM request WHERE state = ? ORDER BY id DESC",
      arguments: [state.rawValue])
    return try open.decoded(rows.map { ($0[0], $0[1]) }, in: state)
  }
}
