public import GateDomain
import GRDB
import Synchronization

/// The lists of open requests as they were decoded last: approvers and every tick of the clock ask
/// for the same ones, and few change in between.
///
/// What the database holds decides: a kept list counts only while no request was changed at all, a
/// request of an older one only while its text is the same.
final class KnownRequests: Sendable {
  private struct Kept {
    let text: String
    let request: Request
  }

  private struct List {
    let generation: Int64
    let kept: [String: Kept]
    let requests: [Request]
  }

  /// Single requests, whatever their state.
  let single = KnownValues<Request>(limit: 4_000)
  private let lists = Mutex<[RequestState: List]>([:])

  /// The requests in a state as they were when so many changes had been made; nil if not known.
  func list(_ state: RequestState, at generation: Int64) -> [Request]? {
    lists.withLock { $0[state] }.flatMap { $0.generation == generation ? $0.requests : nil }
  }

  /// The requests behind all rows of a state, in their order; kept, if a generation is given.
  func list(
    _ state: RequestState, _ rows: [(id: String, text: String)], keptAs generation: Int64?
  ) throws -> [Request] {
    let old = lists.withLock { $0[state]?.kept ?? [:] }
    let read: [(String, Kept)] = try rows.map { row in
      if let same = old[row.id], same.text == row.text { return (row.id, same) }
      return (row.id, Kept(text: row.text, request: try StoredJSON.decode(row.text)))
    }
    let requests = read.map(\.1.request)
    if let generation {
      let kept = Dictionary(read) { $1 }
      lists.withLock {
        $0[state] = List(generation: generation, kept: kept, requests: requests)
      }
    }
    return requests
  }
}

extension ServerTransaction {
  /// All requests in a state in which somebody has to act, the newest first.
  public func openRequests(in state: RequestState) throws -> [Request] {
    let generation = try requestGeneration()
    if let list = known.list(state, at: generation) { return list }
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, json FROM request WHERE state = ? ORDER BY id DESC",
      arguments: [state.rawValue]
    ).map { (id: $0[0] as String, text: $0[1] as String) }
    return try known.list(state, rows, keptAs: certainRequestGeneration())
  }

  /// As `requestGeneration`; nil if this transaction changed anything, which may still be undone and
  /// its number given to other changes.
  func certainRequestGeneration() throws -> Int64? {
    hasChanged ? nil : try requestGeneration()
  }

  /// How often any request was changed: what was made of requests holds while this is the same.
  public func requestGeneration() throws -> Int64 {
    try Int64.fetchOne(
      try database.cachedStatement(sql: "SELECT value FROM request_generation")) ?? 0
  }
}
