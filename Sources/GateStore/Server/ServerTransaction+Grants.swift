public import GateDomain
public import GateSigning
import GRDB

/// A grant as the server stores it.
public struct StoredGrant: Hashable, Sendable {
  /// The grant's name, and that of its request.
  public let id: Identifier<Grant>
  /// The request it rests on.
  public let request: Identifier<Request>
  /// Where it stands.
  public let state: GrantState
  /// When its window closes.
  public let notAfter: Timestamp
  /// The signed statement.
  public let unverified: Unverified<Grant>
}

extension ServerTransaction {
  /// Stores a signed grant that waits for the record with the outbox number `minted`.
  public func insert(_ grant: Verified<Grant>, mintedBy minted: Int64) throws {
    let sql = """
      INSERT INTO issued_grant
        (id, request, station, state, not_after, minted_by, statement, signature)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    try database.execute(
      sql: sql,
      arguments: [
        grant.statement.id.rawValue, grant.statement.request.rawValue,
        grant.statement.station.rawValue, GrantState.minted.name,
        grant.statement.window.notAfter.milliseconds, minted, grant.unverified.statement,
        grant.unverified.signature,
      ])
  }

  /// The grant called `id`.
  public func grant(_ id: Identifier<Grant>) throws -> StoredGrant? {
    try grants("id = ?", [id.rawValue]).first
  }

  /// The grant that rests on a request.
  public func grant(of request: Identifier<Request>) throws -> StoredGrant? {
    try grants("request = ?", [request.rawValue]).first
  }

  /// What a station may act on: grants that are ready or leased.
  public func usableGrants(at station: Identifier<Station>) throws -> [StoredGrant] {
    try grants("station = ? AND state IN ('ready', 'leased')", [station.rawValue])
  }

  /// Grants for bringing a private device in, whose window had not closed at a moment; newest first.
  public func entryGrants(since time: Timestamp) throws -> [StoredGrant] {
    // The members of a canonical statement stand in alphabetical order.
    try grants(
      """
      station = ? AND state <> 'minted' AND not_after > ?
      AND statement LIKE '{"action":"device-entry",%'
      """, [Grant.noStation.rawValue, time.milliseconds], order: "not_after DESC, id")
  }

  /// Grants whose window has closed, also those under which something runs.
  public func overdueGrants(at time: Timestamp) throws -> [StoredGrant] {
    try grants("state IN ('minted', 'ready', 'leased') AND not_after <= ?", [time.milliseconds])
  }

  /// Moves a grant by its state machine; false when the machine refuses.
  public func apply(_ event: GrantEvent, to id: Identifier<Grant>) throws -> Bool {
    guard let grant = try grant(id), let next = grant.state.applying(event) else { return false }
    try database.execute(
      sql: "UPDATE issued_grant SET state = ?, lease = ? WHERE id = ?",
      arguments: [next.name, next.lease?.rawValue, id.rawValue])
    return true
  }

  func markRecorded(upTo number: Int64) throws {
    try database.execute(
      sql: "UPDATE issued_grant SET state = 'ready' WHERE state = 'minted' AND minted_by <= ?",
      arguments: [number])
  }

  func grants(_ condition: String, _ arguments: StatementArguments, order: String = "id") throws
    -> [StoredGrant]
  {
    let sql = "SELECT * FROM issued_grant WHERE \(condition) ORDER BY \(order)"
    return try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments).map(
      StoredGrant.init(row:))
  }
}

extension StoredGrant {
  fileprivate init(row: Row) throws {
    let lease: String? = row["lease"]
    guard let state = GrantState(name: row["state"], lease: lease.map(Identifier.init(rawValue:)))
    else { throw DatabaseError(message: "grant state") }
    self.init(
      id: Identifier(row["id"]), request: Identifier(row["request"]), state: state,
      notAfter: Timestamp(milliseconds: row["not_after"]),
      unverified: Unverified(statement: row["statement"], signature: row["signature"]))
  }
}

extension GrantState {
  /// The transfer that holds the lease; nil while none does.
  public var lease: Identifier<Transfer>? {
    guard case .leased(let transfer) = self else { return nil }
    return transfer
  }

  init?(name: String, lease: Identifier<Transfer>?) {
    let plain: [GrantState] = [.minted, .ready, .consumed, .revoked, .expired]
    if let state = plain.first(where: { $0.name == name }) {
      self = state
    } else if let lease, name == GrantState.leased(lease).name {
      self = .leased(lease)
    } else {
      return nil
    }
  }
}
