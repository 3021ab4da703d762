import Foundation
public import GateDomain
import GateSigning
import GRDB

extension ServerTransaction {
  /// The sealed secret of a person's time codes with the step of the last that was taken, which is
  /// negative until a first one was.
  public func timeCode(of person: Identifier<Person>) throws -> (sealed: [UInt8], last: Int64)? {
    try Row.fetchOne(
      database, sql: "SELECT sealed, last_step FROM time_code WHERE person = ?",
      arguments: [person.rawValue]
    ).map { row in (Array(row["sealed"] as Data? ?? Data()), row["last_step"]) }
  }

  /// Stores a person's sealed secret with the last step that was taken.
  public func setTimeCode(sealed: [UInt8], last: Int64, of person: Identifier<Person>) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO time_code (person, secret, last_step, sealed) VALUES (?, '', ?, ?)
        """, arguments: [person.rawValue, last, Data(sealed)])
  }

  /// Notes the last step that was taken.
  public func setLastStep(_ step: Int64, of person: Identifier<Person>) throws {
    try database.execute(
      sql: "UPDATE time_code SET last_step = ? WHERE person = ?",
      arguments: [step, person.rawValue])
  }

  /// Takes a person's time code away.
  public func deleteTimeCode(of person: Identifier<Person>) throws {
    try database.execute(
      sql: "DELETE FROM time_code WHERE person = ?", arguments: [person.rawValue])
  }

  /// Whether any secret is sealed.
  public func hasSealedTimeCodes() throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM time_code WHERE sealed IS NOT NULL)") ?? false
  }

  /// The secrets that lie in clear, from the time before they were sealed.
  public func clearTimeCodes() throws -> [(person: Identifier<Person>, secret: [UInt8])] {
    try Row.fetchAll(database, sql: "SELECT person, secret FROM time_code WHERE sealed IS NULL")
      .map { row in (Identifier(row["person"]), Hex.decode(row["secret"]) ?? []) }
  }

  /// Puts the sealed secret in place of the one in clear; the last step stays.
  public func seal(_ sealed: [UInt8], of person: Identifier<Person>) throws {
    try database.execute(
      sql: "UPDATE time_code SET secret = '', sealed = ? WHERE person = ?",
      arguments: [Data(sealed), person.rawValue])
  }
}
