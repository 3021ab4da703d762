import Foundation
import GRDB
import GateAuditLog
import GateDomain
import GateSigning

/// Decides for each record of a batch whether it is new and where it goes.
struct BatchPlan {
  private var next: Int64
  private var own: [String: LogEntry] = [:]
  /// Each station's newest record, this batch included.
  private(set) var heads: [String: StationChainHead]
  /// The records to insert, in order.
  private(set) var new: [LogEntry] = []
  /// The index of every record of the batch.
  private(set) var indexes: [Int64] = []

  init(next: Int64, heads: [String: StationChainHead]) {
    self.next = next
    self.heads = heads
  }

  mutating func place(_ entry: LogEntry, db: Database) throws {
    if let index = try existing(entry, db: db) {
      indexes.append(index)
      return
    }
    try follow(entry, db: db)
    own[entry.id] = entry
    indexes.append(next)
    new.append(entry)
    next += 1
  }

  // The same record sent again is stored once; another one of its name is refused.
  private func existing(_ entry: LogEntry, db: Database) throws -> Int64? {
    if let earlier = own[entry.id] {
      try demandSame(earlier.bytes, as: entry)
      return next - Int64(new.count) + Int64(new.firstIndex { $0.id == entry.id } ?? 0)
    }
    let statement = try db.cachedStatement(sql: "SELECT idx, bytes FROM leaf WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [entry.id]) else { return nil }
    let bytes: Data = row[1]
    try demandSame(Array(bytes), as: entry)
    return row[0]
  }

  private func demandSame(_ bytes: [UInt8], as entry: LogEntry) throws {
    guard bytes == entry.bytes else { throw AuditLogError(.recordConflict, "\"\(entry.id)\"") }
  }

  // A chain that breaks in the log could never be proved again, so it is refused at the door.
  private mutating func follow(_ entry: LogEntry, db: Database) throws {
    guard let chain = entry.chain else { return }
    let head = try heads[entry.source] ?? StationChainHead(ofSource: entry.source, in: db)
    if let defect = head.defect(of: chain) {
      throw AuditLogError(.chainBroken, "\"\(entry.id)\": \(defect.rawValue)")
    }
    heads[entry.source] = StationChainHead(after: chain, bytes: entry.bytes)
  }
}

extension StationChainHead {
  /// The newest record that the log holds of a source.
  init(ofSource source: String, in db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT sseq, bytes FROM leaf WHERE source = ? AND sseq IS NOT NULL
        ORDER BY sseq DESC LIMIT 1
        """, arguments: [source])
    guard let row else {
      self = .beginning
      return
    }
    let bytes: Data = row[1]
    self.init(sequence: row[0], digest: .of(Array(bytes)))
  }
}
