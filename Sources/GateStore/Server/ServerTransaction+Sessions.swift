public import GateDomain
import GRDB

/// A session as the server stores it.
public struct StoredSession: Hashable, Sendable {
  /// The session's own name, which is no secret.
  public let name: Identifier<StoredSession>
  /// Who.
  public let person: Person
  /// Whether the account may be used.
  public let isActive: Bool
  /// The token of forms.
  public let formToken: String
  /// Where it was opened from.
  public let address: String
  /// When it began, when it was last used and when its person last proved who they are.
  public let opened, seen, stepped: Timestamp
  /// Whether the second factor is still missing.
  public let isPending: Bool
  /// Whether the password has to be changed.
  public let mustChange: Bool
  /// When the password was chosen.
  public let passwordSet: Timestamp
  /// Whether the person has a passkey or a time code.
  public let hasSecondFactor: Bool
}

extension ServerTransaction {
  /// Stores a session under the digest of its token.
  public func insertSession(
    _ token: Digest, name: Identifier<StoredSession>, person: Identifier<Person>,
    formToken: String, address: String, isPending: Bool, at time: Timestamp
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO session
          (token, name, person, form_token, address, is_pending, opened, seen, stepped)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        token.hex, name.rawValue, person.rawValue, formToken, address, isPending,
        time.milliseconds, time.milliseconds, isPending ? 0 : time.milliseconds,
      ])
  }

  /// The session under that digest, however old.
  public func session(_ token: Digest) throws -> StoredSession? {
    let statement = try database.cachedStatement(sql: Self.select + "WHERE token = ?")
    return try Row.fetchOne(statement, arguments: [token.hex]).map(StoredSession.init(row:))
  }

  /// A person's sessions, the last used first.
  public func sessions(of person: Identifier<Person>) throws -> [StoredSession] {
    try Row.fetchAll(
      database, sql: Self.select + "WHERE session.person = ? ORDER BY seen DESC",
      arguments: [person.rawValue]
    ).map(StoredSession.init(row:))
  }

  /// Everybody's sessions, the last used first, at most 500.
  public func sessions() throws -> [StoredSession] {
    try Row.fetchAll(database, sql: Self.select + "ORDER BY seen DESC LIMIT 500")
      .map(StoredSession.init(row:))
  }

  /// Notes that a session was used.
  public func touchSession(_ token: Digest, at time: Timestamp) throws {
    try database.execute(
      sql: "UPDATE session SET seen = ? WHERE token = ?", arguments: [time.milliseconds, token.hex])
  }

  /// Notes that a session's person proved who they are, under another token from now on.
  ///
  /// - Returns: False when there is no such session.
  /// - Throws: What the layer below throws.
  public func rotateSession(
    _ token: Digest, to next: Digest, formToken: String, at time: Timestamp
  ) throws -> Bool {
    try database.execute(
      sql: """
        UPDATE session SET token = ?, form_token = ?, is_pending = 0, stepped = ?, seen = ?
        WHERE token = ?
        """,
      arguments: [next.hex, formToken, time.milliseconds, time.milliseconds, token.hex])
    return database.changesCount == 1
  }

  /// Ends a session.
  public func deleteSession(_ token: Digest) throws {
    try database.execute(sql: "DELETE FROM session WHERE token = ?", arguments: [token.hex])
  }

  /// Ends the session with that name; nil when there is none.
  ///
  /// - Returns: Whose it was.
  /// - Throws: What the layer below throws.
  public func deleteSession(named name: Identifier<StoredSession>) throws -> Identifier<Person>? {
    try String.fetchOne(
      database, sql: "DELETE FROM session WHERE name = ? RETURNING person",
      arguments: [name.rawValue]
    ).map(Identifier.init(rawValue:))
  }

  /// Ends a person's sessions but the one with the token `kept`.
  public func deleteSessions(of person: Identifier<Person>, except kept: Digest? = nil) throws {
    try database.execute(
      sql: "DELETE FROM session WHERE person = ? AND token <> ?",
      arguments: [person.rawValue, kept?.hex ?? ""])
  }

  /// Removes sessions that were last used before `time`.
  public func deleteSessions(unusedSince time: Timestamp) throws {
    try database.execute(
      sql: "DELETE FROM session WHERE seen < ?", arguments: [time.milliseconds])
  }

  private static let select = """
    SELECT session.*, person.json, person.state, person.must_change, person.password_set,
      EXISTS (SELECT 1 FROM passkey WHERE passkey.person = session.person)
      OR EXISTS (SELECT 1 FROM time_code WHERE time_code.person = session.person
        AND last_step >= 0) AS has_factor
    FROM session JOIN person ON person.id = session.person

    """
}

extension StoredSession {
  fileprivate init(row: Row) throws {
    let state: String = row["state"]
    self.init(
      name: Identifier(row["name"]), person: try StoredJSON.decode(row["json"]),
      isActive: state == "active", formToken: row["form_token"], address: row["address"],
      opened: Timestamp(milliseconds: row["opened"]), seen: Timestamp(milliseconds: row["seen"]),
      stepped: Timestamp(milliseconds: row["stepped"]), isPending: row["is_pending"],
      mustChange: row["must_change"], passwordSet: Timestamp(milliseconds: row["password_set"]),
      hasSecondFactor: row["has_factor"])
  }
}
