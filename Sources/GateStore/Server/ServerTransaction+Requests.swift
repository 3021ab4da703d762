public import GateDomain
import GRDB

extension ServerTransaction {
  /// The next number of a register, from 1, without gaps: it counts only when the transaction does.
  public func nextNumber(in register: String) throws -> Int {
    let sql = """
      INSERT INTO counter (name, value) VALUES (?, 1)
      ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value
      """
    guard let number = try Int.fetchOne(database, sql: sql, arguments: [register]) else {
      throw DatabaseError(message: "no number for \(register)")
    }
    return number
  }

  /// Stores a request, new or changed.
  public func save(_ request: Request) throws {
    let sql = """
      INSERT INTO request
        (id, number, requester, state, json, form, department, submitted, decided, ends)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, json = excluded.json,
        decided = excluded.decided, ends = excluded.ends
      """
    try database.execute(
      sql: sql,
      arguments: [
        request.id.rawValue, request.number, request.requester.rawValue, request.state.rawValue,
        try StoredJSON.encode(request), request.form, request.department,
        request.revisions[0].submittedAt.milliseconds, request.decidedAt?.milliseconds,
        request.endsByItself?.milliseconds,
      ])
  }

  /// The request with that identifier or that number.
  public func request(_ name: String) throws -> Request? {
    let sql = "SELECT id, json FROM request WHERE id = ?1 OR number = ?1"
    let generation = try certainRequestGeneration()
    return try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [name])
      .map { row in try known.single.value(row[0], at: generation) { row[1] } }
  }

  /// Requests, newest first.
  ///
  /// - Parameters:
  ///   - requester: Only this person's; nil for everybody's.
  ///   - state: Only those in this state; nil for all.
  ///   - before: Only older ones than this.
  ///   - limit: How many at most.
  /// - Returns: At most `limit` requests.
  /// - Throws: What the layer below throws.
  public func requests(
    requester: Identifier<Person>?, state: RequestState?, before: Identifier<Request>?, limit: Int
  ) throws -> [Request] {
    var clauses: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    if let requester {
      clauses.append("requester = ?")
      arguments.append(requester.rawValue)
    }
    if let state {
      clauses.append("state = ?")
      arguments.append(state.rawValue)
    }
    if let before {
      clauses.append("id < ?")
      arguments.append(before.rawValue)
    }
    let condition = clauses.isEmpty ? "" : "WHERE " + clauses.joined(separator: " AND ")
    let sql = "SELECT id, json FROM request \(condition) ORDER BY id DESC LIMIT ?"
    let generation = try certainRequestGeneration()
    return try Array(
      Row.fetchCursor(
        try database.cachedStatement(sql: sql), arguments: StatementArguments(arguments + [limit])
      ).map { row in try known.single.value(row[0], at: generation) { row[1] } })
  }

  /// Approved requests whose approval allows something, newest first.
  public func approvedRequests(for action: Grant.Action) throws -> [Request] {
    try String.fetchAll(
      database,
      sql: """
        SELECT json FROM request WHERE state = ? AND json_extract(json, '$.terms.action') = ?
        ORDER BY id DESC
        """, arguments: [RequestState.approved.rawValue, action.rawValue]
    ).map { try StoredJSON.decode($0) }
  }
}

extension Request {
  // When the last approval, the rejection or the return was given.
  fileprivate var decidedAt: Timestamp? { state == .inReview ? nil : approvals.last?.at }

  // Only forms without a grant end by themselves; a grant ends the others.
  fileprivate var endsByItself: Timestamp? {
    guard state == .approved, terms.action == nil else { return nil }
    return revision.content.values.values.compactMap { value -> Timestamp? in
      if case .period(let window) = value { window.notAfter } else { nil }
    }.max()
  }
}
