public import GateDomain
import GateSigning
import GRDB

extension StationTransaction {
  /// Stores a job, new or changed.
  public func save(_ job: StoredJob) throws {
    let sql = """
      INSERT INTO job (transfer, is_final, statement, signature, json, database)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (transfer) DO UPDATE SET is_final = excluded.is_final, json = excluded.json,
        database = excluded.database
      """
    try database.execute(
      sql: sql,
      arguments: [
        job.transfer.id.rawValue, job.transfer.state.isFinal, job.grant.statement,
        job.grant.signature, try StoredJSON.encode(job.transfer),
        try job.database.map { try StoredJSON.encode($0) },
      ])
  }

  /// Jobs that have not ended, oldest first.
  public func unfinishedJobs() throws -> [StoredJob] {
    try Row.fetchAll(database, sql: "SELECT * FROM job WHERE is_final = 0 ORDER BY transfer")
      .map { row in
        var job = StoredJob(
          transfer: try StoredJSON.decode(row["json"]),
          grant: Unverified(statement: row["statement"], signature: row["signature"]))
        let signatures: String? = row["database"]
        job.database = try signatures.map { try StoredJSON.decode($0) }
        return job
      }
  }

  /// Transfers that have ended, by name.
  public func finishedTransfers() throws -> Set<Identifier<Transfer>> {
    let names = try String.fetchAll(database, sql: "SELECT transfer FROM job WHERE is_final = 1")
    return Set(names.map(Identifier.init(rawValue:)))
  }

  /// Stores a judged file.
  public func save(_ scanned: ScannedFile, of transfer: Identifier<Transfer>) throws {
    try database.execute(
      sql: "INSERT INTO scanned_file VALUES (?, ?, ?)",
      arguments: [
        transfer.rawValue, Int64(scanned.file.index), try StoredJSON.encode(scanned),
      ])
  }

  /// Stores an entry that was passed over.
  public func save(_ entry: SkippedEntry, of transfer: Identifier<Transfer>) throws {
    try database.execute(
      sql: "INSERT INTO skipped_entry (transfer, json) VALUES (?, ?)",
      arguments: [transfer.rawValue, try StoredJSON.encode(entry)])
  }

  /// Hands over every judged file, by its place on the medium.
  public func forEachFile(
    of transfer: Identifier<Transfer>, _ body: (ScannedFile) throws -> Void
  ) throws {
    try forEach(
      "SELECT json FROM scanned_file WHERE transfer = ? ORDER BY number", of: transfer, body)
  }

  /// Hands over every entry that was passed over.
  public func forEachSkippedEntry(
    of transfer: Identifier<Transfer>, _ body: (SkippedEntry) throws -> Void
  ) throws {
    try forEach(
      "SELECT json FROM skipped_entry WHERE transfer = ? ORDER BY number", of: transfer, body)
  }

  private func forEach<Value: Decodable>(
    _ sql: String, of transfer: Identifier<Transfer>, _ body: (Value) throws -> Void
  ) throws {
    let texts = try String.fetchCursor(database, sql: sql, arguments: [transfer.rawValue])
    while let text = try texts.next() { try body(try StoredJSON.decode(text)) }
  }

  /// Forgets files and entries of a transfer that begins again.
  public func forgetFiles(of transfer: Identifier<Transfer>) throws {
    for table in ["scanned_file", "skipped_entry"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE transfer = ?", arguments: [transfer.rawValue])
    }
  }
}
