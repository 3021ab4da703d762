public import GateDomain
import GRDB

/// An account with what its sign-in needs.
public struct Account: Hashable, Sendable {
  /// Who.
  public let person: Person
  /// The stored password hash.
  public let password: String
  /// Wrong passwords since the last right one.
  public let failures: Int
  /// No sign-in before this moment.
  public let lockedUntil: Timestamp
}

/// A signed-in person.
public struct StoredSession: Hashable, Sendable {
  /// Who.
  public let person: Person
  /// The token of forms.
  public let formToken: String
  /// When it began and when it was last used.
  public let opened, seen: Timestamp
}

extension ServerTransaction {
  /// Makes an account; an existing one is an error.
  public func insert(_ person: Person, password: String) throws {
    try database.execute(
      sql: "INSERT INTO person (id, json, password) VALUES (?, ?, ?)",
      arguments: [person.id.rawValue, try StoredJSON.encode(person), password])
  }

  /// The account called `id`.
  public func account(_ id: Identifier<Person>) throws -> Account? {
    try Row.fetchOne(database, sql: "SELECT * FROM person WHERE id = ?", arguments: [id.rawValue])
      .map { row in
        Account(
          person: try StoredJSON.decode(row["json"]), password: row["password"],
          failures: row["failures"],
          lockedUntil: Timestamp(milliseconds: row["locked_until"]))
      }
  }

  /// Everybody, by account.
  public func people() throws -> [Person] {
    try String.fetchAll(database, sql: "SELECT json FROM person ORDER BY id")
      .map { try StoredJSON.decode($0) }
  }

  /// Notes wrong passwords, or with 0 that the count begins anew.
  public func setFailures(
    _ failures: Int, lockedUntil: Timestamp, of id: Identifier<Person>
  ) throws {
    try database.execute(
      sql: "UPDATE person SET failures = ?, locked_until = ? WHERE id = ?",
      arguments: [failures, lockedUntil.milliseconds, id.rawValue])
  }

  /// Stores a session under the digest of its token.
  public func insertSession(
    _ token: Digest, person: Identifier<Person>, formToken: String, at time: Timestamp
  ) throws {
    try database.execute(
      sql: "INSERT INTO session (token, person, form_token, opened, seen) VALUES (?, ?, ?, ?, ?)",
      arguments: [token.hex, person.rawValue, formToken, time.milliseconds, time.milliseconds])
  }

  /// The session under that digest, however old.
  public func session(_ token: Digest) throws -> StoredSession? {
    let sql = """
      SELECT json, form_token, opened, seen FROM session JOIN person ON person.id = person
      WHERE token = ?
      """
    let statement = try database.cachedStatement(sql: sql)
    return try Row.fetchOne(statement, arguments: [token.hex]).map { row in
      StoredSession(
        person: try StoredJSON.decode(row["json"]), formToken: row["form_token"],
        opened: Timestamp(milliseconds: row["opened"]), seen: Timestamp(milliseconds: row["seen"]))
    }
  }

  /// Notes that a session was used.
  public func touchSession(_ token: Digest, at time: Timestamp) throws {
    try database.execute(
      sql: "UPDATE session SET seen = ? WHERE token = ?", arguments: [time.milliseconds, token.hex])
  }

  /// Ends a session.
  public func deleteSession(_ token: Digest) throws {
    try database.execute(sql: "DELETE FROM session WHERE token = ?", arguments: [token.hex])
  }

  /// Removes sessions that were last used before `time`.
  public func deleteSessions(unusedSince time: Timestamp) throws {
    try database.execute(
      sql: "DELETE FROM session WHERE seen < ?", arguments: [time.milliseconds])
  }
}
