public import GateDomain
import GRDB

extension ServerTransaction {
  /// Stores a lent role.
  public func insert(_ mandate: LentRoles) throws {
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
    -> [LentRoles]
  {
    let sql = """
      SELECT * FROM mandate WHERE taker = ?1 AND not_after > ?2
      UNION SELECT * FROM mandate WHERE giver = ?1 AND not_after > ?2 ORDER BY id
      """
    return try Row.fetchAll(
      try database.cachedStatement(sql: sql), arguments: [person.rawValue, time.milliseconds]
    ).map(LentRoles.init(row:))
  }
}

extension LentRoles {
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
