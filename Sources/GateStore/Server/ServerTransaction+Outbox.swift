import Foundation
import GRDB
import GateAuditLog

extension ServerTransaction {
  /// Puts a record's bytes into the outbox; they reach the audit log after this transaction.
  ///
  /// - Throws: `StoreError` for a record that the log would never take: in the outbox it would hold
  ///   up every record after it.
  /// - Parameter record: The record's bytes.
  /// - Returns: Its number in the outbox.
  @discardableResult
  public func enqueue(_ record: [UInt8]) throws -> Int64 {
    guard record.count <= GateAuditLog.Record.sizeLimit else { throw StoreError.recordTooLarge }
    try database.execute(
      sql: "INSERT INTO outbox (bytes) VALUES (?)", arguments: [Data(record)])
    return database.lastInsertedRowID
  }

  /// The oldest records of the outbox, with their numbers.
  public func outbox(limit: Int) throws -> [(number: Int64, bytes: [UInt8])] {
    try Row.fetchAll(
      database, sql: "SELECT number, bytes FROM outbox ORDER BY number LIMIT ?",
      arguments: [limit]
    ).map { row in
      let bytes: Data = row["bytes"]
      return (row["number"], Array(bytes))
    }
  }

  /// Removes records that are durable in the audit log, and lets grants and decisions whose
  /// making they tell of become ready.
  public func clearOutbox(upTo number: Int64) throws {
    try database.execute(sql: "DELETE FROM outbox WHERE number <= ?", arguments: [number])
    try markRecorded(upTo: number)
    try markDecisionsRecorded(upTo: number)
    try markBurnGrantsRecorded(upTo: number)
  }
}
