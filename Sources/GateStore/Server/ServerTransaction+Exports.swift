public import GateDiscs
public import GateDomain
import GRDB

extension ServerTransaction {
  /// Notes that a burned disc is to be registered; once is enough.
  public func awaitRegistration(of burn: Identifier<Burn>, at time: Timestamp) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO machine_export VALUES (?, ?)",
      arguments: [burn.rawValue, time.milliseconds])
  }

  /// Burned discs that are still to be registered, oldest first.
  public func unregisteredBurns() throws -> [(burn: Identifier<Burn>, since: Timestamp)] {
    try Row.fetchAll(database, sql: "SELECT burn, at FROM machine_export ORDER BY at, burn").map {
      (Identifier($0["burn"]), Timestamp(milliseconds: $0["at"]))
    }
  }

  /// Notes that a disc is registered.
  public func markRegistered(_ burn: Identifier<Burn>) throws {
    try database.execute(
      sql: "DELETE FROM machine_export WHERE burn = ?", arguments: [burn.rawValue])
  }
}
