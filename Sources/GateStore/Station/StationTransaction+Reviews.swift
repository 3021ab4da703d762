public import GateDomain
import GRDB

extension StationTransaction {
  /// The transfer called `id` as this station ran it; nil for one that it never ran.
  public func transfer(_ id: Identifier<Transfer>) throws -> Transfer? {
    try String.fetchOne(
      database, sql: "SELECT json FROM job WHERE transfer = ?", arguments: [id.rawValue]
    ).map { try StoredJSON.decode($0) }
  }

  /// One file as this station judged it; its verdict follows from its evidence anew.
  public func file(of transfer: Identifier<Transfer>, index: UInt64) throws -> ScannedFile? {
    try String.fetchOne(
      database, sql: "SELECT json FROM scanned_file WHERE transfer = ? AND number = ?",
      arguments: [transfer.rawValue, Int64(clamping: index)]
    ).map { try StoredJSON.decode($0) }
  }

  /// Whether this station has recorded already what became of a decision.
  public func isSettled(_ decision: Identifier<ReviewDecision>) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM settled_review WHERE decision = ?)",
      arguments: [decision.rawValue]) ?? false
  }

  /// Notes that it has; to be called in the transaction that appends the record.
  public func settle(_ decision: Identifier<ReviewDecision>) throws {
    try database.execute(
      sql: "INSERT INTO settled_review (decision) VALUES (?)", arguments: [decision.rawValue])
  }
}
