import Foundation
public import GateDomain
import GRDB

extension StationTransaction {
  /// Most inspections that are kept; beyond it the oldest go.
  public static let inspectionLimit = 1_000_000

  /// What was found in content with this digest, by the same engines, signatures and rules.
  public func inspection(of content: Digest, under context: Digest) throws -> Inspection? {
    let statement = try database.cachedStatement(
      sql: "SELECT json FROM inspection WHERE content = ? AND context = ?")
    let json = try String.fetchOne(
      statement, arguments: [Data(content.bytes), Data(context.bytes)])
    return try json.map { try StoredJSON.decode($0) }
  }

  /// Keeps what was found in content, to be used again under the same context only.
  public func save(
    _ inspection: Inspection, of content: Digest, under context: Digest, at time: Timestamp
  ) throws {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO inspection VALUES (?, ?, ?, ?)"
    ).execute(
      arguments: [
        Data(content.bytes), Data(context.bytes), time.milliseconds,
        try StoredJSON.encode(inspection),
      ])
  }

  /// Forgets what was found under any other context, and the oldest beyond the limit.
  public func pruneInspections(keeping context: Digest) throws {
    let kept = Data(context.bytes)
    // Two ranges of the index; an inequality would read every row, before every transfer.
    try database.execute(
      sql: "DELETE FROM inspection WHERE context < ? OR context > ?", arguments: [kept, kept])
    try database.execute(
      sql: """
        DELETE FROM inspection WHERE context = ? AND content IN (
          SELECT content FROM inspection WHERE context = ? ORDER BY at DESC LIMIT -1 OFFSET ?)
        """, arguments: [kept, kept, Self.inspectionLimit])
  }
}
