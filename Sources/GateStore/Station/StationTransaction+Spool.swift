public import GateAuditLog
public import GateDomain
import GateSigning
import GRDB

extension StationTransaction {
  /// Signs an event into the station's chain and keeps it until the server has it.
  ///
  /// - Returns: The record's place in the chain.
  @discardableResult
  public func append(
    _ event: RecordEvent, at time: Timestamp, on object: (kind: String, id: String),
    outcome: GateAuditLog.Record.Outcome = .success, body: JSONValue, policy: Digest
  ) throws -> Int64 {
    let (sequence, previous) = try head()
    let record = GateAuditLog.Record(
      id: ULID.make(at: time), time: time, event: event, outcome: outcome,
      source: "station:\(station)", subject: .init(id: station.rawValue), object: object,
      body: body, policy: policy
    ).signed(with: key, sequence: sequence + 1, previous: previous)
    // The server would never take it, and nothing after it.
    guard record.fits else { throw StoreError.recordTooLarge }
    try database.execute(
      sql: "INSERT INTO spool (sequence, record) VALUES (?, ?)",
      arguments: [sequence + 1, String(decoding: record.bytes, as: UTF8.self)])
    try database.execute(
      sql: "UPDATE chain SET sequence = ?, last = ?",
      arguments: [sequence + 1, Digest.of(record.bytes).hex])
    return sequence + 1
  }

  /// The last place of the chain that is taken.
  public func lastSequence() throws -> Int64 {
    try head().sequence
  }

  /// The oldest records that the server has not acknowledged.
  public func spool(limit: Int) throws -> [(sequence: Int64, record: String)] {
    try Row.fetchAll(
      database, sql: "SELECT sequence, record FROM spool ORDER BY sequence LIMIT ?",
      arguments: [limit]
    ).map { ($0["sequence"], $0["record"]) }
  }

  /// Forgets records that the server has.
  public func clearSpool(upTo sequence: Int64) throws {
    try database.execute(sql: "DELETE FROM spool WHERE sequence <= ?", arguments: [sequence])
  }

  private func head() throws -> (sequence: Int64, previous: Digest) {
    guard let row = try Row.fetchOne(database, sql: "SELECT sequence, last FROM chain"),
      let last = Digest(hex: row["last"])
    else { throw DatabaseError(message: "chain") }
    return (row["sequence"], last)
  }
}
