public import GateDiscs
public import GateDomain
import GRDB

extension StationTransaction {
  /// Notes, in the transaction that records it, that a burn may write from now on.
  public func beginBurn(_ burn: Burn) throws {
    try database.execute(
      sql: "INSERT INTO burn_job VALUES (?, ?, 'burning', ?)",
      arguments: [burn.id.rawValue, burn.grant.rawValue, try StoredJSON.encode(burn)])
  }

  /// Notes, in the transaction that records it, how a burn ended.
  ///
  /// A burn that never began is noted too, so that it is not tried again.
  public func endBurn(_ burn: Burn, wrote: Bool) throws {
    try database.execute(
      sql: """
        INSERT INTO burn_job VALUES (?, ?, ?, ?)
        ON CONFLICT (burn) DO UPDATE SET phase = excluded.phase, json = excluded.json
        """,
      arguments: [
        burn.id.rawValue, burn.grant.rawValue, wrote ? "wrote" : "aborted",
        try StoredJSON.encode(burn),
      ])
  }

  /// Burns that began and whose end nobody recorded: the station died in them.
  public func interruptedBurns() throws -> [Burn] {
    try String.fetchAll(database, sql: "SELECT json FROM burn_job WHERE phase = 'burning'")
      .map { try StoredJSON.decode($0) }
  }

  /// Whether this station has begun or ended a burn already.
  public func knowsBurn(_ id: Identifier<Burn>) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM burn_job WHERE burn = ?)",
      arguments: [id.rawValue]) ?? false
  }

  /// How many discs this station may have written under a grant, by its own count.
  public func writtenDiscs(under grant: Identifier<BurnGrant>) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT COUNT(*) FROM burn_job WHERE burn_grant = ? AND phase <> 'aborted'",
      arguments: [grant.rawValue]) ?? 0
  }
}
