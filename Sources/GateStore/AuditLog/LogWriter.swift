import GRDB
import GateAuditLog
import GateDomain
import GateSigning
import Synchronization

/// Appends groups of batches: records and checkpoint in one transaction, then the folder.
final class LogWriter: Sendable {
  private struct State {
    var tip: LogTip
    /// The size the folder has; nil after a failed export, until the folder was read again.
    var exported: Int64?
  }

  private let pool: DatabasePool
  private let exporter: TileExporter
  private let key: SigningKey
  private let state: Mutex<State>

  init(pool: DatabasePool, folder: String, key: SigningKey, tip: LogTip) {
    self.pool = pool
    self.key = key
    exporter = TileExporter(folder: folder)
    state = Mutex(State(tip: tip, exported: tip.frontier.size))
  }

  /// The end of the log as it is committed.
  var tip: LogTip { state.withLock { $0.tip } }

  /// The public half of the log's key.
  var verificationKey: VerificationKey { key.verificationKey }

  /// Handles one group.
  ///
  /// Called by one thread at a time.
  ///
  /// Security: a batch must NEVER be answered with success before its records and a checkpoint
  /// over them are on disk, in the database and in the folder.
  func append(_ group: [CommitQueue.Batch]) {
    do {
      let results = try commit(group)
      try export()
      for (batch, result) in zip(group, results) { batch.finish(result) }
    } catch {
      let failure = AuditLogError(translating: error)
      for batch in group { batch.finish(.failure(failure)) }
    }
  }

  private func commit(_ group: [CommitQueue.Batch]) throws -> [Result<[Int64], AuditLogError>] {
    let before = tip
    let (results, after) = try pool.write { db in
      var draft = try AppendDraft(frontier: before.frontier, db: db)
      let results = try group.map { try draft.add($0.entries) }
      return (results, try sign(draft.frontier, after: before, db: db))
    }
    state.withLock { $0.tip = after }
    return results
  }

  private func sign(_ frontier: TreeFrontier, after tip: LogTip, db: Database) throws -> LogTip {
    guard frontier.size > tip.frontier.size else { return tip }
    let checkpoint = Checkpoint(
      origin: tip.checkpoint.checkpoint.origin, size: frontier.size, root: frontier.root)
    let signed = try SignedCheckpoint(signing: checkpoint, with: key)
    try signed.insert(into: db)
    return LogTip(frontier: frontier, checkpoint: signed)
  }

  private func export() throws {
    let (checkpoint, exported) = state.withLock { ($0.tip.checkpoint, $0.exported) }
    guard exported != checkpoint.checkpoint.size else { return }
    state.withLock { $0.exported = nil }
    try pool.read { db in
      if let exported {
        try exporter.export(from: exported, to: checkpoint, db: db)
      } else {
        let found = try FolderContents(folder: exporter.folder)
        try exporter.complete(for: checkpoint, found: found, db: db)
      }
    }
    state.withLock { $0.exported = checkpoint.checkpoint.size }
  }
}
