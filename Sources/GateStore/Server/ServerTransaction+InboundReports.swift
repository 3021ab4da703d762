public import GateDomain
import GRDB
public import GateRetention

extension ServerTransaction {
  /// Stores a report that came as a file, new or decided; a new one waits for its release.
  public func save(_ report: InboundReport) throws {
    try database.execute(
      sql: """
        INSERT INTO machine_inbox VALUES (?, ?, ?, 0, ?, ?)
        ON CONFLICT (transfer, number) DO UPDATE
        SET is_open = excluded.is_open, json = excluded.json
        """,
      arguments: [
        report.transfer.rawValue, Int64(clamping: report.index), report.at.milliseconds,
        report.state == .waiting, try StoredJSON.encode(report),
      ])
  }

  /// Notes that files of a transfer were released: all that may be, or the one by review.
  public func markReleased(of transfer: Identifier<Transfer>, index: UInt64? = nil) throws {
    try database.execute(
      sql: """
        UPDATE machine_inbox SET is_released = 1 WHERE transfer = ? AND number IN (
          SELECT number FROM transfer_file
          WHERE transfer = ? AND (number = ? OR ? IS NULL AND NOT is_held))
        """,
      arguments: [
        transfer.rawValue, transfer.rawValue, index.map { Int64(clamping: $0) },
        index.map { Int64(clamping: $0) },
      ])
  }

  /// Reports whose files were released and that nobody has read yet, oldest first.
  public func releasedReports(limit: Int) throws -> [InboundReport] {
    try reports("WHERE is_released AND is_open ORDER BY at, transfer, number LIMIT ?", limit)
  }

  /// The last reports that came as files, newest first.
  public func inboundReports(limit: Int) throws -> [InboundReport] {
    try reports("ORDER BY at DESC, transfer DESC, number DESC LIMIT ?", limit)
  }

  /// Forgets the reports of a transfer that begins again.
  func forgetReports(of transfer: Identifier<Transfer>) throws {
    try database.execute(
      sql: "DELETE FROM machine_inbox WHERE transfer = ?", arguments: [transfer.rawValue])
  }

  private func reports(_ condition: String, _ limit: Int) throws -> [InboundReport] {
    try String.fetchAll(
      database, sql: "SELECT json FROM machine_inbox \(condition)", arguments: [limit]
    ).map { try StoredJSON.decode($0) }
  }
}
