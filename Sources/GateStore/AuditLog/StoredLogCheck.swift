import Foundation
import GRDB
import GateAuditLog
import GateDomain

/// Reads the whole stored log at opening and rebuilds its tree.
///
/// Security: a log must NEVER sign on top of records that are not those it signed before, so every
/// leaf is hashed again and every stored checkpoint must be a state that the tree went through.
struct StoredLogCheck {
  private let db: Database
  private var exported: Checkpoint?
  private var frontier = TreeFrontier()
  private var last: (checkpoint: Checkpoint, note: String)?

  init(db: Database, exported: Checkpoint?) {
    self.db = db
    self.exported = exported
  }

  /// The rebuilt tree and the newest checkpoint, whose signature nobody has checked here.
  mutating func run() throws -> (frontier: TreeFrontier, note: String?) {
    let checkpoints = try Row.fetchCursor(
      db, sql: "SELECT size, note FROM checkpoint ORDER BY size")
    let leaves = try Row.fetchCursor(db, sql: "SELECT idx, hash, bytes FROM leaf ORDER BY idx")
    var next = try Self.read(checkpoints)
    try pass(&next, checkpoints)
    while let row = try leaves.next() {
      try take(row)
      try pass(&next, checkpoints)
    }
    guard next == nil, last.map({ $0.checkpoint.size == frontier.size }) ?? (frontier.size == 0)
    else { throw damaged("the newest checkpoint is not of the newest record") }
    try checkNodeCount()
    return (frontier, last?.note)
  }

  private mutating func take(_ row: Row) throws {
    let index: Int64 = row[0]
    let leaf = TreeHash.leaf(try row.bytes(at: 2))
    guard index == frontier.size, leaf.bytes == (try row.bytes(at: 1)) else {
      throw damaged("record \(frontier.size) was changed or is missing")
    }
    for node in frontier.append(leaf) {
      let stored = try TileReading(db: db).hashes(
        level: node.level, range: node.index..<(node.index + 1))
      guard stored == [node.hash] else {
        throw damaged("hash \(node.index) of level \(node.level) was changed")
      }
    }
  }

  private mutating func pass(_ next: inout (Checkpoint, String)?, _ rows: RowCursor) throws {
    if let exported, exported.size == frontier.size, exported.root != frontier.root {
      throw AuditLogError(.forked, "the folder's checkpoint of size \(exported.size)")
    }
    guard let (checkpoint, note) = next, checkpoint.size == frontier.size else { return }
    guard checkpoint.root == frontier.root else {
      throw damaged("checkpoint \(checkpoint.size) does not match the records")
    }
    last = (checkpoint, note)
    next = try Self.read(rows)
  }

  private static func read(_ rows: RowCursor) throws -> (Checkpoint, String)? {
    guard let row = try rows.next() else { return nil }
    let (size, note): (Int64, String) = (row[0], row[1])
    guard let text = try? SignedNote(bytes: Array(note.utf8)).text,
      let checkpoint = Checkpoint(text: text), checkpoint.size == size
    else { throw AuditLogError(.databaseDamaged, "checkpoint \(size) cannot be read") }
    return (checkpoint, note)
  }

  private func checkNodeCount() throws {
    let expected = (1..<8).reduce(0) { $0 + TileLayout(size: frontier.size).hashes(atLevel: $1) }
    guard try Int64.fetchOne(db, sql: "SELECT count(*) FROM node") == expected else {
      throw damaged("the tree has hashes too many")
    }
  }

  private func damaged(_ detail: String) -> AuditLogError {
    AuditLogError(.databaseDamaged, detail)
  }
}
