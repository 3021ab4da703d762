import Foundation
import GRDB
public import GateAuditLog
import GateDomain

extension AuditLogStore {
  /// A record's bytes and where in the log they stand.
  public typealias Placed = (index: Int64, bytes: [UInt8])

  /// At most `limit` records from place `from` on, oldest first.
  public func records(from: Int64, limit: Int) throws(AuditLogError) -> [Placed] {
    try fetch(
      "SELECT idx, bytes FROM leaf WHERE idx >= ? ORDER BY idx LIMIT ?", [from, limit])
  }

  /// The records at these places, in their order; places that the log does not have are left out.
  public func records(at places: [Int64]) throws(AuditLogError) -> [Placed] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT idx, bytes FROM leaf WHERE idx = ?")
      return try places.compactMap { place in
        try Row.fetchOne(statement, arguments: [place]).map { ($0[0], try $0.bytes(at: 1)) }
      }
    }
  }

  /// At most `limit` records about one object, oldest first.
  ///
  /// - Parameters:
  ///   - kind: What kind of object, such as `request`.
  ///   - id: Its name.
  ///   - limit: How many records at most.
  /// - Throws: What the layer below throws.
  /// - Returns: The records, in order.
  public func records(aboutObject kind: String, id: String, limit: Int) throws(AuditLogError)
    -> [Placed]
  {
    try fetch(
      "SELECT idx, bytes FROM leaf WHERE kind = ? AND object = ? ORDER BY idx LIMIT ?",
      [kind, id, limit])
  }

  /// The record of that name; nil if there is none.
  public func record(id: String) throws(AuditLogError) -> Placed? {
    try fetch("SELECT idx, bytes FROM leaf WHERE id = ?", [id]).first
  }

  /// What the next record of a station must follow.
  ///
  /// - Parameter name: The station's name, without `station:`.
  /// - Returns: The head of the chain.
  /// - Throws: What the layer below throws.
  public func chainHead(ofStation name: String) throws(AuditLogError) -> StationChainHead {
    try read { try StationChainHead(ofSource: "station:\(name)", in: $0) }
  }

  /// The proof, in C2SP tlog-proof form, that the newest checkpoint covers a record.
  ///
  /// - Parameter index: The record's place.
  /// - Returns: The proof as text.
  /// - Throws: What the layer below throws.
  public func proof(ofRecord index: Int64) throws(AuditLogError) -> String {
    try read { db in
      let note = try String.fetchOne(
        db, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
      guard let note, let signed = try? SignedNote(bytes: Array(note.utf8)),
        let checkpoint = Checkpoint(text: signed.text)
      else { throw AuditLogError(.databaseDamaged, "the newest checkpoint cannot be read") }
      let reading = TileReading(db: db)
      let prover = TreeProver { try reading.hashes(level: $0, range: $1) }
      let inclusion = try prover.inclusion(of: index, inSize: checkpoint.size)
      return LogProof(inclusion: inclusion, note: signed).text
    }
  }

  private func fetch(_ sql: String, _ arguments: StatementArguments) throws(AuditLogError)
    -> [Placed]
  {
    try read { db in
      let rows = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: arguments)
      var placed: [Placed] = []
      while let row = try rows.next() { placed.append((row[0], try row.bytes(at: 1))) }
      return placed
    }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws(AuditLogError) -> Value {
    do {
      return try pool.read(body)
    } catch {
      throw AuditLogError(translating: error)
    }
  }
}
