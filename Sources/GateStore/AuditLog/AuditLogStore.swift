import GRDB
import GateAuditLog
public import GateSigning

/// The audit log of the server: `log.sqlite` and the exported folder that strangers check.
///
/// Its methods block while they read or write. Any number of threads may call them; appends that
/// wait for the disk at the same time share one transaction.
public final class AuditLogStore: Sendable {
  let pool: DatabasePool
  private let writer: LogWriter
  private let queue: CommitQueue

  /// Opens the log, or begins one where there is none.
  ///
  /// It reads the whole database, hashes every record again and writes whatever the folder lacks.
  ///
  /// - Parameters:
  ///   - path: The database file. One process at a time may have it open: the caller holds a lock.
  ///   - folder: The exported folder; it is made if missing.
  ///   - origin: The log's name, such as `example.cn/gate/audit/1`.
  ///   - key: The log's key, kept apart from database and folder.
  /// - Throws: When database, folder and key do not belong to one history; nothing is signed then.
  public init(path: String, tiles folder: String, origin: String, key: SigningKey)
    throws(AuditLogError)
  {
    let opening = LogOpening(path: path, folder: folder, origin: origin, key: key)
    let (pool, tip) = try opening.run()
    let writer = LogWriter(pool: pool, folder: folder, key: key, tip: tip)
    self.pool = pool
    self.writer = writer
    queue = CommitQueue { writer.append($0) }
  }

  /// Appends records and returns their places once they are durable and under a checkpoint.
  ///
  /// - Parameter records: Their bytes. A record that the log holds already keeps its place.
  /// - Returns: The index of each record, in the order given.
  /// - Throws: When any of them was refused, and then none was added; or when they could not be
  ///   made durable. Whoever cannot log must not allow: calling again with the same bytes is
  ///   always right.
  @discardableResult
  public func append(_ records: [[UInt8]]) throws(AuditLogError) -> [Int64] {
    let entries = try Self.entries(records)
    let reply = CommitReply()
    queue.add(CommitQueue.Batch(entries: entries) { reply.give($0) })
    return try reply.wait().get()
  }

  /// Appends as `append` does, without holding a thread while the disk works.
  @discardableResult
  public func appendWaiting(_ records: [[UInt8]]) async throws(AuditLogError) -> [Int64] {
    let entries = try Self.entries(records)
    let result = await withCheckedContinuation { continuation in
      queue.add(CommitQueue.Batch(entries: entries) { continuation.resume(returning: $0) })
    }
    return try result.get()
  }

  /// Finishes what was asked for and closes the files; later appends fail.
  public func close() throws(AuditLogError) {
    queue.drain()
    do {
      // A copy of the one file is then a copy of the whole log.
      try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try pool.close()
    } catch {
      throw AuditLogError(translating: error)
    }
  }

  /// How many records the log has.
  public var size: Int64 { writer.tip.frontier.size }

  /// The newest checkpoint, as a signed note.
  public var checkpoint: String { writer.tip.checkpoint.note.encoded }

  /// The log's public key in the form that a stranger's tools take.
  public var vkey: String {
    let signed = writer.tip.checkpoint
    return NoteKey(name: signed.checkpoint.origin, key: writer.verificationKey)?.text ?? ""
  }

  private static func entries(_ records: [[UInt8]]) throws(AuditLogError) -> [LogEntry] {
    var entries: [LogEntry] = []
    for bytes in records { entries.append(try LogEntry(bytes: bytes)) }
    return entries
  }
}
