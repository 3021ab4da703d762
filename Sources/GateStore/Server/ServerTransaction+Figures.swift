public import GateDomain
import GRDB

extension ServerTransaction {
  /// How many requests were submitted in each span of time.
  ///
  /// - Parameters:
  ///   - starts: The first moments of the spans, in order.
  ///   - end: The end of the last one.
  /// - Returns: One number a span.
  /// - Throws: What the layer below throws.
  public func submissions(from starts: [Timestamp], until end: Timestamp) throws -> [Int] {
    try starts.indices.map { index in
      let next = index + 1 < starts.count ? starts[index + 1] : end
      return try Int.fetchOne(
        database, sql: "SELECT count(*) FROM request WHERE submitted >= ? AND submitted < ?",
        arguments: [starts[index].milliseconds, next.milliseconds]) ?? 0
    }
  }

  /// How many requests that were submitted since `start` stand in each state.
  public func states(since start: Timestamp) throws -> [RequestState: Int] {
    try counts(
      "SELECT state, count(*) FROM request WHERE submitted >= ? GROUP BY state", start
    ).reduce(into: [:]) { sums, entry in
      if let state = RequestState(rawValue: entry.name) { sums[state] = entry.count }
    }
  }

  /// How many requests of each form were submitted since `start`, most first.
  public func forms(since start: Timestamp) throws -> [(name: String, count: Int)] {
    try counts(
      """
      SELECT form, count(*) FROM request WHERE submitted >= ? GROUP BY form ORDER BY 2 DESC, 1
      """, start)
  }

  /// How many requests of each department were submitted since `start`, most first.
  public func departments(since start: Timestamp) throws -> [(name: String, count: Int)] {
    try counts(
      """
      SELECT department, count(*) FROM request WHERE submitted >= ? GROUP BY department
      ORDER BY 2 DESC, 1
      """, start)
  }

  /// How long the decisions took, in seconds, of requests that were submitted since `start`.
  public func decisionTimes(since start: Timestamp) throws -> [Int64] {
    try Int64.fetchAll(
      database,
      sql: """
        SELECT (decided - submitted) / 1000 FROM request
        WHERE submitted >= ? AND decided IS NOT NULL ORDER BY 1 LIMIT 100000
        """, arguments: [start.milliseconds])
  }

  /// Grants that may be or are being used, those that end first first.
  public func liveGrants(limit: Int) throws -> [StoredGrant] {
    try grants("state IN ('ready', 'leased')", [], order: "not_after LIMIT \(limit)")
  }

  private func counts(_ sql: String, _ start: Timestamp) throws -> [(name: String, count: Int)] {
    try Row.fetchAll(database, sql: sql, arguments: [start.milliseconds])
      .map { ($0[0], $0[1]) }
  }
}
