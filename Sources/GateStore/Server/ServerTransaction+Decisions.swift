public import GateDomain
public import GateSigning
import GRDB

extension ServerTransaction {
  /// Stores a signed decision that waits for the record with the outbox number `minted`.
  public func insert(_ decision: Verified<ReviewDecision>, mintedBy minted: Int64) throws {
    let statement = decision.statement
    try database.execute(
      sql: """
        INSERT INTO review_decision
          (id, transfer, number, station, state, minted_by, statement, signature)
        VALUES (?, ?, ?, ?, 'minted', ?, ?, ?)
        """,
      arguments: [
        statement.id.rawValue, statement.transfer.rawValue, Int64(clamping: statement.index),
        statement.station.rawValue, minted, decision.unverified.statement,
        decision.unverified.signature,
      ])
  }

  /// What a station has to carry out: decisions whose records are in the audit log, oldest first.
  public func openDecisions(at station: Identifier<Station>) throws
    -> [Unverified<ReviewDecision>]
  {
    try Row.fetchAll(
      database,
      sql: """
        SELECT statement, signature FROM review_decision
        WHERE station = ? AND state = 'ready' ORDER BY id LIMIT 100
        """, arguments: [station.rawValue]
    ).map { Unverified(statement: $0["statement"], signature: $0["signature"]) }
  }

  /// Notes that a station has carried a decision out, or would not.
  ///
  /// - Parameters:
  ///   - decision: Which.
  ///   - station: Who says so; nobody else's word counts.
  ///   - report: What the station said of it, as text.
  /// - Returns: The place of the file; nil unless the decision waited for that station.
  /// - Throws: What the layer below throws.
  public func close(
    _ decision: Identifier<ReviewDecision>, at station: Identifier<Station>, report: String
  ) throws -> (transfer: Identifier<Transfer>, index: UInt64)? {
    try Row.fetchOne(
      database,
      sql: """
        UPDATE review_decision SET state = 'done', report = ?
        WHERE id = ? AND station = ? AND state = 'ready' RETURNING transfer, number
        """, arguments: [report, decision.rawValue, station.rawValue]
    ).map { (Identifier($0["transfer"]), UInt64(clamping: $0["number"] as Int64)) }
  }

  /// What the station said of the last decision on a file; nil before it said anything.
  public func lastReport(of transfer: Identifier<Transfer>, index: UInt64) throws -> String? {
    try String.fetchOne(
      database,
      sql: """
        SELECT report FROM review_decision WHERE transfer = ? AND number = ? AND state = 'done'
        ORDER BY id DESC LIMIT 1
        """, arguments: [transfer.rawValue, Int64(clamping: index)])
  }

  func markDecisionsRecorded(upTo number: Int64) throws {
    try database.execute(
      sql: """
        UPDATE review_decision SET state = 'ready' WHERE state = 'minted' AND minted_by <= ?
        """, arguments: [number])
  }
}
