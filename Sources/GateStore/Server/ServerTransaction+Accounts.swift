public import GateDomain
import GRDB

extension ServerTransaction {
  /// Stores a proposed change, with the hash of the password that it would set.
  public func insert(_ change: AccountChange, password: String?) throws {
    try database.execute(
      sql: "INSERT INTO account_change (id, account, state, password, json) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        change.id.rawValue, change.account.rawValue, change.state.rawValue, password,
        try StoredJSON.encode(change),
      ])
  }

  /// Stores how a change was decided; its password is forgotten.
  public func save(_ change: AccountChange) throws {
    try database.execute(
      sql: "UPDATE account_change SET state = ?, json = ?, password = NULL WHERE id = ?",
      arguments: [change.state.rawValue, try StoredJSON.encode(change), change.id.rawValue])
  }

  /// A change with the hash of the password that it would set.
  public func accountChange(_ id: Identifier<AccountChange>) throws
    -> (change: AccountChange, password: String?)?
  {
    try Row.fetchOne(
      database, sql: "SELECT json, password FROM account_change WHERE id = ?",
      arguments: [id.rawValue]
    ).map { row in (try StoredJSON.decode(row["json"]), row["password"]) }
  }

  /// Changes that wait for a second administrator, the oldest first.
  public func openAccountChanges() throws -> [AccountChange] {
    try String.fetchAll(
      database, sql: "SELECT json FROM account_change WHERE state = 'open' ORDER BY id"
    ).map { try StoredJSON.decode($0) }
  }

  /// Stores that somebody signed the pledge.
  public func insert(_ signature: PledgeSignature) throws {
    try database.execute(
      sql: "INSERT INTO pledge (person, json) VALUES (?, ?)",
      arguments: [signature.person.rawValue, try StoredJSON.encode(signature)])
  }

  /// A person's last signature under the pledge.
  public func pledge(of person: Identifier<Person>) throws -> PledgeSignature? {
    let sql = "SELECT json FROM pledge WHERE person = ? ORDER BY number DESC LIMIT 1"
    return try String.fetchOne(
      try database.cachedStatement(sql: sql), arguments: [person.rawValue]
    ).map { try StoredJSON.decode($0) }
  }
}
