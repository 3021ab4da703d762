public import GateDomain
import GRDB

extension ServerTransaction {
  /// Stores a transfer, new or changed.
  public func save(_ transfer: Transfer) throws {
    let sql = """
      INSERT INTO transfer (id, request, requester, station, is_final, json)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET is_final = excluded.is_final, json = excluded.json
      """
    try database.execute(
      sql: sql,
      arguments: [
        transfer.id.rawValue, transfer.request.rawValue, transfer.requester.rawValue,
        transfer.station.rawValue, transfer.state.isFinal, try StoredJSON.encode(transfer),
      ])
  }

  /// The transfer called `id`.
  public func transfer(_ id: Identifier<Transfer>) throws -> Transfer? {
    try String.fetchOne(
      database, sql: "SELECT json FROM transfer WHERE id = ?", arguments: [id.rawValue]
    ).map { try StoredJSON.decode($0) }
  }

  /// Transfers, newest first.
  ///
  /// - Parameters:
  ///   - requester: Only those that this person asked for; nil for all.
  ///   - before: Only older ones than this.
  ///   - limit: How many at most.
  /// - Returns: At most `limit` transfers.
  /// - Throws: What the layer below throws.
  public func transfers(
    requester: Identifier<Person>?, before: Identifier<Transfer>?, limit: Int
  ) throws -> [Transfer] {
    let upper = before?.rawValue ?? "~"
    let rows =
      if let requester {
        try Row.fetchAll(
          database.cachedStatement(
            sql: """
              SELECT id, is_final, json FROM transfer WHERE requester = ? AND id < ?
              ORDER BY id DESC LIMIT ?
              """), arguments: [requester.rawValue, upper, limit])
      } else {
        try Row.fetchAll(
          database.cachedStatement(
            sql: "SELECT id, is_final, json FROM transfer WHERE id < ? ORDER BY id DESC LIMIT ?"),
          arguments: [upper, limit])
      }
    return try rows.map { row in
      try ended.transfer(row["id"], isFinal: row["is_final"], json: { row["json"] })
    }
  }

  /// The transfers of one request, newest first.
  public func transfers(of request: Identifier<Request>) throws -> [Transfer] {
    let sql = "SELECT id, is_final, json FROM transfer WHERE request = ? ORDER BY id DESC"
    return try Row.fetchAll(
      try database.cachedStatement(sql: sql), arguments: [request.rawValue]
    ).map { row in
      try ended.transfer(row["id"], isFinal: row["is_final"], json: { row["json"] })
    }
  }

  /// Stores a judged file.
  public func save(_ scanned: ScannedFile, of transfer: Identifier<Transfer>) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO transfer_file VALUES (?, ?, ?, ?)",
      arguments: [
        transfer.rawValue, Int64(scanned.file.index), !scanned.verdict.isReleasable,
        try StoredJSON.encode(scanned),
      ])
  }

  /// Stores an entry that was passed over.
  public func save(_ entry: SkippedEntry, of transfer: Identifier<Transfer>) throws {
    try database.execute(
      sql: "INSERT INTO skipped_entry (transfer, json) VALUES (?, ?)",
      arguments: [transfer.rawValue, try StoredJSON.encode(entry)])
  }

  /// Forgets files and entries of a transfer that begins again.
  public func forgetFiles(of transfer: Identifier<Transfer>) throws {
    try database.execute(
      sql: "DELETE FROM transfer_file WHERE transfer = ?", arguments: [transfer.rawValue])
    try database.execute(
      sql: "DELETE FROM skipped_entry WHERE transfer = ?", arguments: [transfer.rawValue])
    try forgetReports(of: transfer)
  }

  /// Judged files by their place on the medium.
  ///
  /// - Parameters:
  ///   - transfer: Whose files.
  ///   - after: Only those behind this index; nil from the first.
  ///   - heldOnly: Only those that were not released.
  ///   - limit: How many at most.
  /// - Returns: At most `limit` files.
  /// - Throws: What the layer below throws.
  public func files(
    of transfer: Identifier<Transfer>, after: UInt64?, heldOnly: Bool, limit: Int
  ) throws -> [ScannedFile] {
    let condition = heldOnly ? "AND is_held" : ""
    return try String.fetchAll(
      database,
      sql: """
        SELECT json FROM transfer_file WHERE transfer = ? AND number > ? \(condition)
        ORDER BY number LIMIT ?
        """,
      arguments: [transfer.rawValue, after.map { Int64(clamping: $0) } ?? -1, limit]
    ).map { try StoredJSON.decode($0) }
  }

  /// One judged file.
  public func file(of transfer: Identifier<Transfer>, index: UInt64) throws -> ScannedFile? {
    try String.fetchOne(
      database, sql: "SELECT json FROM transfer_file WHERE transfer = ? AND number = ?",
      arguments: [transfer.rawValue, Int64(clamping: index)]
    ).map { try StoredJSON.decode($0) }
  }

  /// The entries that a transfer passed over, at most 1,000.
  public func skippedEntries(of transfer: Identifier<Transfer>) throws -> [SkippedEntry] {
    try String.fetchAll(
      database,
      sql: "SELECT json FROM skipped_entry WHERE transfer = ? ORDER BY number LIMIT 1000",
      arguments: [transfer.rawValue]
    ).map { try StoredJSON.decode($0) }
  }
}
