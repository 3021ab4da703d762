import Foundation
import GRDB
import GateAuditLog
import GateDomain
import GateSigning

/// Decides whether a log may go on, and completes what a kill left undone.
struct LogOpening {
  let path: String
  let folder: String
  let origin: String
  let key: SigningKey

  /// Where the log stands once it is open.
  func run() throws(AuditLogError) -> (DatabasePool, LogTip) {
    do {
      let found = try FolderContents(folder: folder)
      try refuseLostDatabase(found)
      let pool = try LogDatabase.open(path)
      let tip = try pool.write { try open($0, found: found) }
      try pool.read {
        try TileExporter(folder: folder).complete(for: tip.checkpoint, found: found, db: $0)
      }
      return (pool, tip)
    } catch {
      if error is DatabaseError { throw AuditLogError(translating: error, opening: path) }
      throw AuditLogError(translating: error, exporting: folder)
    }
  }

  private func refuseLostDatabase(_ found: FolderContents) throws {
    guard !FileManager.default.fileExists(atPath: path), found.leastSize > 0 else { return }
    throw AuditLogError(.rolledBack, "\"\(path)\" is gone, \"\(folder)\" has records")
  }

  private func open(_ db: Database, found: FolderContents) throws -> LogTip {
    guard let noteKey = NoteKey(name: origin, key: key.verificationKey) else {
      throw AuditLogError(.keyDiffers, "\"\(origin)\" cannot name a log")
    }
    let exported = try exported(found, noteKey)
    var check = StoredLogCheck(db: db, exported: exported)
    let (frontier, note) = try check.run()
    let known = max(exported?.size ?? 0, found.leastSize)
    guard known <= frontier.size else {
      throw AuditLogError(
        .rolledBack, "\"\(path)\" has \(frontier.size) records, \"\(folder)\" at least \(known)")
    }
    return LogTip(
      frontier: frontier, checkpoint: try newest(note, frontier: frontier, noteKey, db: db))
  }

  private func exported(_ found: FolderContents, _ noteKey: NoteKey) throws -> Checkpoint? {
    guard let bytes = found.checkpoint else { return nil }
    do {
      return try SignedCheckpoint(note: bytes, key: noteKey).checkpoint
    } catch {
      throw AuditLogError(
        error == .signatureMissing ? .keyDiffers : .forked,
        "\"\(folder)/checkpoint\": \(error.rawValue)")
    }
  }

  private func newest(
    _ note: String?, frontier: TreeFrontier, _ noteKey: NoteKey, db: Database
  ) throws -> SignedCheckpoint {
    guard let note else {
      let empty = Checkpoint(origin: origin, size: 0, root: frontier.root)
      let signed = try SignedCheckpoint(signing: empty, with: key)
      try signed.insert(into: db)
      return signed
    }
    do {
      return try SignedCheckpoint(note: Array(note.utf8), key: noteKey)
    } catch {
      throw AuditLogError(
        error == .signatureMissing ? .keyDiffers : .databaseDamaged,
        "checkpoint \(frontier.size): \(error.rawValue)")
    }
  }
}

/// The end of the log: its tree and the checkpoint that was signed over it.
struct LogTip: Sendable {
  let frontier: TreeFrontier
  let checkpoint: SignedCheckpoint
}

extension SignedCheckpoint {
  func insert(into db: Database) throws {
    try db.execute(
      sql: "INSERT INTO checkpoint (size, note) VALUES (?, ?)",
      arguments: [checkpoint.size, note.encoded])
  }
}
