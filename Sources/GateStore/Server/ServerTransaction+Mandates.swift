public import GateDomain
import GRDB

/// A lent role as the server stores it.
public struct StoredMandate: Hashable, Sendable {
  /// Its own name.
  public let id: Identifier<Mandate>
  /// Who lends, and to whom.
  public let giver, taker: Identifier<Person>
  /// Which roles.
  public let roles: Set<Role>
  /// When it may be used.
  public let window: Window

  /// Describes a lent role.
  public init(
    id: Identifier<Mandate>, giver: Identifier<Person>, taker: Identifier<Person>,
    roles: Set<Role>, window: Window
  ) {
    self.id = id
    self.giver = giver
    self.taker = taker
    self.roles = roles
    self.window = window
  }
}

extension ServerTransaction {
  /// Stores a lent role.
  public func insert(_ mandate: StoredMandate) throws {
    try database.execute(
      sql: """
        INSERT INTO mandate (id, giver, taker, roles, not_before, not_after)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        mandate.id.rawValue, mandate.giver.rawValue, mandate.taker.rawValue,
        mandate.roles.map(\.rawValue).sorted().joined(separator: " "),
        mandate.window.notBefore.milliseconds, mandate.window.notAfter.milliseconds,
      ])
  }

  /// Takes a lent role back; nil unless `giver` lent it.
  public func deleteMandate(_ id: Identifier<Mandate>, of giver: Identifier<Person>) throws
    -> Bool
  {
    try database.execute(
      sql: "DELETE FROM mandate WHERE id = ? AND giver = ?",
      arguments: [id.rawValue, giver.rawValue])
    return database.changesCount > 0
  }

  /// What a person lends or borrows, except what is over at `time`.
  public func mandates(of person: Identifier<Person>, at time: Timestamp) throws
    -> [StoredMandate]
  {
    try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM mandate WHERE taker = ?1 AND not_after > ?2
        UNION SELECT * FROM mandate WHERE giver = ?1 AND not_after > ?2 ORDER BY id
        """, arguments: [person.rawValue, time.milliseconds]
    ).map(StoredMandate.init(row:))
  }
}

extension StoredMandate {
  fileprivate init(row: Row) throws {
    let (roles, begin, end): (String, Int64, Int64) = (
      row["roles"], row["not_before"], row["not_after"]
    )
    guard
      let window = Window(
        notBefore: Timestamp(milliseconds: begin), notAfter: Timestamp(milliseconds: end))
    else { throw DatabaseError(message: "mandate") }
    self.init(
      id: Identifier(row["id"]), giver: Identifier(row["giver"]), taker: Identifier(row["taker"]),
      roles: Set(roles.split(separator: " ").compactMap { Role(rawValue: String($0)) }),
      window: window)
  }
}
