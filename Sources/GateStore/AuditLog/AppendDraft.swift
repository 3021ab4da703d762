import Foundation
import GRDB
import GateAuditLog
import GateDomain

/// What one transaction adds to the log.
///
/// Nothing counts until the transaction is committed.
struct AppendDraft {
  private let db: Database
  private var heads: [String: StationChainHead] = [:]
  private(set) var frontier: TreeFrontier

  /// Begins at the end of the log; refuses if somebody else has written to it.
  init(frontier: TreeFrontier, db: Database) throws {
    self.db = db
    self.frontier = frontier
    let next = try Int64.fetchOne(db, sql: "SELECT coalesce(max(idx) + 1, 0) FROM leaf")
    guard next == frontier.size else {
      throw AuditLogError(.writtenElsewhere, "\(next ?? 0) records, not \(frontier.size)")
    }
  }

  /// Adds a batch wholly or, if any of its records is refused, not at all.
  mutating func add(_ entries: [LogEntry]) throws -> Result<[Int64], AuditLogError> {
    var plan = BatchPlan(next: frontier.size, heads: heads)
    for entry in entries {
      do {
        try plan.place(entry, db: db)
      } catch let error as AuditLogError {
        return .failure(error)
      }
    }
    for entry in plan.new { try insert(entry) }
    heads = plan.heads
    return .success(plan.indexes)
  }

  private mutating func insert(_ entry: LogEntry) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO leaf (idx, id, kind, object, source, sseq, hash, bytes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      frontier.size, entry.id, entry.object.kind, entry.object.id, entry.source,
      entry.chain?.sequence, Data(entry.leaf.bytes), Data(entry.bytes),
    ])
    for node in frontier.append(entry.leaf) {
      try db.execute(
        sql: "INSERT INTO node (level, idx, hash) VALUES (?, ?, ?)",
        arguments: [node.level, node.index, Data(node.hash.bytes)])
    }
  }
}
