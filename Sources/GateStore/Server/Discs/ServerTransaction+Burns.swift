public import GateDiscs
public import GateDomain
public import GateSigning
import GRDB

/// A grant to burn as the server stores it.
public struct StoredBurnGrant: Sendable {
  /// The grant's name.
  public let id: Identifier<BurnGrant>
  /// What is left of it.
  public let allowance: BurnAllowance
  /// The signed statement.
  public let unverified: Unverified<BurnGrant>
}

extension ServerTransaction {
  /// Stores a signed grant that waits for the record with the outbox number `minted`.
  public func insert(_ grant: Verified<BurnGrant>, mintedBy minted: Int64) throws {
    let statement = grant.statement
    try database.execute(
      sql: "INSERT INTO burn_grant VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)",
      arguments: [
        statement.id.rawValue, statement.request.rawValue, statement.station.rawValue,
        statement.window.notAfter.milliseconds, minted,
        try StoredJSON.encode(BurnAllowance(copies: statement.copies)),
        grant.unverified.statement, grant.unverified.signature,
      ])
  }

  /// The grant called `id`.
  public func burnGrant(_ id: Identifier<BurnGrant>) throws -> StoredBurnGrant? {
    try burnGrants("id = ?", [id.rawValue]).first
  }

  /// The grant that rests on a request.
  public func burnGrant(of request: Identifier<BurnRequest>) throws -> StoredBurnGrant? {
    try burnGrants("request = ?", [request.rawValue]).first
  }

  /// Grants whose window has closed and that are not marked so yet.
  public func overdueBurnGrants(at time: Timestamp) throws -> [StoredBurnGrant] {
    try burnGrants("is_open = 1 AND not_after <= ?", [time.milliseconds])
  }

  /// Moves a grant by its state machine; false when the machine refuses.
  public func apply(_ event: BurnAllowance.Event, to id: Identifier<BurnGrant>) throws -> Bool {
    guard let next = try burnGrant(id)?.allowance.applying(event) else { return false }
    try save(next, of: id)
    return true
  }

  /// Puts a new statement in the place of a grant's old one.
  public func replace(_ grant: Verified<BurnGrant>) throws {
    try database.execute(
      sql: "UPDATE burn_grant SET statement = ?, signature = ? WHERE id = ?",
      arguments: [
        grant.unverified.statement, grant.unverified.signature, grant.statement.id.rawValue,
      ])
  }

  /// Stores a burn, new or changed.
  public func save(_ burn: Burn) throws {
    try database.execute(
      sql: """
        INSERT INTO burn VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET is_final = excluded.is_final, json = excluded.json
        """,
      arguments: [
        burn.id.rawValue, burn.request.rawValue, burn.grant.rawValue, burn.station.rawValue,
        burn.disc.text, burn.state.isFinal, try StoredJSON.encode(burn),
      ])
  }

  /// The burn called `id`.
  public func burn(_ id: Identifier<Burn>) throws -> Burn? {
    try burns("id = ?", [id.rawValue]).first
  }

  /// The burns of a request, oldest first.
  public func burns(of request: Identifier<BurnRequest>) throws -> [Burn] {
    try burns("request = ?", [request.rawValue])
  }

  /// Burns that a station has to carry out.
  public func openBurns(at station: Identifier<Station>) throws -> [Burn] {
    try burns("station = ? AND is_final = 0", [station.rawValue])
  }

  /// Whether an officer has given the copy of a burn back.
  public func isSettled(_ burn: Identifier<Burn>) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM settled_burn WHERE burn = ?)",
      arguments: [burn.rawValue]) ?? false
  }

  /// Notes that an officer has; once only.
  public func settle(_ burn: Identifier<Burn>) throws {
    try database.execute(
      sql: "INSERT INTO settled_burn (burn) VALUES (?)", arguments: [burn.rawValue])
  }

  func markBurnGrantsRecorded(upTo number: Int64) throws {
    for grant in try burnGrants("is_open = 1 AND minted_by <= ?", [number])
    where grant.allowance.state == .minted {
      _ = try apply(.recorded, to: grant.id)
    }
  }

  private func save(_ allowance: BurnAllowance, of id: Identifier<BurnGrant>) throws {
    let isOver = allowance.state == .revoked || allowance.state == .expired
    try database.execute(
      sql: "UPDATE burn_grant SET allowance = ?, is_open = ? WHERE id = ?",
      arguments: [try StoredJSON.encode(allowance), !isOver, id.rawValue])
  }

  private func burnGrants(_ condition: String, _ arguments: StatementArguments) throws
    -> [StoredBurnGrant]
  {
    try Row.fetchAll(
      database, sql: "SELECT * FROM burn_grant WHERE \(condition) ORDER BY id",
      arguments: arguments
    ).map { row in
      StoredBurnGrant(
        id: Identifier(row["id"]), allowance: try StoredJSON.decode(row["allowance"]),
        unverified: Unverified(statement: row["statement"], signature: row["signature"]))
    }
  }

  private func burns(_ condition: String, _ arguments: StatementArguments) throws -> [Burn] {
    try String.fetchAll(
      database, sql: "SELECT json FROM burn WHERE \(condition) ORDER BY id", arguments: arguments
    ).map { try StoredJSON.decode($0) }
  }
}
