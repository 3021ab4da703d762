public import GateDomain
import GRDB

/// An account with what its sign-in needs.
public struct Account: Hashable, Sendable {
  /// Who.
  public let person: Person
  /// The stored password hash.
  public let password: String
  /// When the password was chosen; the beginning of time when nobody knows.
  public let passwordSet: Timestamp
  /// Whether the password has to be changed before anything else.
  public let mustChange: Bool
  /// Whether somebody may sign in with it.
  public let isActive: Bool
  /// Wrong passwords since the last right one.
  public let failures: Int
  /// How often in a row it was locked.
  public let lockouts: Int
  /// No sign-in before this moment.
  public let lockedUntil: Timestamp
}

extension ServerTransaction {
  /// Makes an account; an existing one is an error.
  public func insert(
    _ person: Person, password: String, mustChange: Bool = false, at time: Timestamp
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO person (id, json, password, must_change, password_set) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        person.id.rawValue, try StoredJSON.encode(person), password, mustChange,
        time.milliseconds,
      ])
  }

  /// Changes what an account's person is and may do.
  public func update(_ person: Person) throws {
    try database.execute(
      sql: "UPDATE person SET json = ? WHERE id = ?",
      arguments: [try StoredJSON.encode(person), person.id.rawValue])
  }

  /// Opens or closes an account.
  public func setActive(_ isActive: Bool, of id: Identifier<Person>) throws {
    try database.execute(
      sql: "UPDATE person SET state = ? WHERE id = ?",
      arguments: [isActive ? "active" : "closed", id.rawValue])
  }

  /// The account called `id`.
  public func account(_ id: Identifier<Person>) throws -> Account? {
    let sql = "SELECT \(Account.columns) FROM person WHERE id = ?"
    return try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [id.rawValue])
      .map { try Account(row: $0, knownPeople) }
  }

  /// Everybody, by account.
  public func accounts() throws -> [Account] {
    let sql = "SELECT \(Account.columns) FROM person ORDER BY id"
    return try Row.fetchAll(try database.cachedStatement(sql: sql))
      .map { try Account(row: $0, knownPeople) }
  }

  /// Everybody, by account.
  public func people() throws -> [Person] {
    let sql = "SELECT id, json FROM person ORDER BY id"
    return try Row.fetchAll(try database.cachedStatement(sql: sql))
      .map { row in try knownPeople.value(row[0]) { row[1] } }
  }

  /// Notes wrong passwords, or with 0 that the count begins anew.
  public func setFailures(
    _ failures: Int, lockouts: Int, lockedUntil: Timestamp, of id: Identifier<Person>
  ) throws {
    try database.execute(
      sql: "UPDATE person SET failures = ?, lockouts = ?, locked_until = ? WHERE id = ?",
      arguments: [failures, lockouts, lockedUntil.milliseconds, id.rawValue])
  }

  /// Gives an account another password and keeps the old one's hash for the history.
  public func setPassword(
    _ hash: String, of id: Identifier<Person>, mustChange: Bool, at time: Timestamp
  ) throws {
    try database.execute(
      sql: "INSERT INTO old_password (person, hash) SELECT id, password FROM person WHERE id = ?",
      arguments: [id.rawValue])
    try database.execute(
      sql: "UPDATE person SET password = ?, must_change = ?, password_set = ? WHERE id = ?",
      arguments: [hash, mustChange, time.milliseconds, id.rawValue])
  }

  /// The hashes of a person's last passwords, the newest first, the one in use left out.
  public func oldPasswords(of id: Identifier<Person>, limit: Int) throws -> [String] {
    try String.fetchAll(
      database,
      sql: "SELECT hash FROM old_password WHERE person = ? ORDER BY number DESC LIMIT ?",
      arguments: [id.rawValue, limit])
  }

  /// Wrong passwords from an address of late, and until when it is locked.
  public func failures(from address: String) throws -> (count: Int, until: Timestamp)? {
    try Row.fetchOne(
      database, sql: "SELECT failures, until FROM address_failure WHERE address = ?",
      arguments: [address]
    ).map { ($0["failures"], Timestamp(milliseconds: $0["until"])) }
  }

  /// Notes wrong passwords from an address.
  public func setFailures(_ count: Int, until: Timestamp, from address: String, at time: Timestamp)
    throws
  {
    try database.execute(
      sql: "INSERT OR REPLACE INTO address_failure VALUES (?, ?, ?, ?)",
      arguments: [address, count, until.milliseconds, time.milliseconds])
  }

  /// Forgets addresses from which nothing wrong came since `time`.
  public func forgetAddresses(quietSince time: Timestamp) throws {
    try database.execute(
      sql: "DELETE FROM address_failure WHERE seen < ?", arguments: [time.milliseconds])
  }
}

extension Account {
  fileprivate static let columns = """
    id, json, password, password_set, must_change, state, failures, lockouts, locked_until
    """

  // By place: looking for a column by its name costs more than reading it.
  fileprivate init(row: Row, _ known: KnownValues<Person>) throws {
    let state: String = row[5]
    self.init(
      person: try known.value(row[0]) { row[1] }, password: row[2],
      passwordSet: Timestamp(milliseconds: row[3]), mustChange: row[4],
      isActive: state == "active", failures: row[6], lockouts: row[7],
      lockedUntil: Timestamp(milliseconds: row[8]))
  }
}
