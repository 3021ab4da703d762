public import GateDiscs
public import GateDomain
import GRDB

extension ServerTransaction {
  /// Keeps the beginning of a staged file's text.
  public func save(
    _ preview: TextPreview, of number: UInt64, in draft: Identifier<BurnRequest>
  ) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO disc_text VALUES (?, ?, ?)",
      arguments: [draft.rawValue, Int64(clamping: number), try StoredJSON.encode(preview)])
  }

  /// The beginning of a staged file's text; nil when none is kept.
  public func preview(of number: UInt64, in draft: Identifier<BurnRequest>) throws -> TextPreview? {
    try String.fetchOne(
      database, sql: "SELECT json FROM disc_text WHERE draft = ? AND number = ?",
      arguments: [draft.rawValue, Int64(clamping: number)]
    ).map { try StoredJSON.decode($0) }
  }

  /// Ended burn requests whose files nobody has deleted or needs any more, oldest first.
  ///
  /// What was burned is read once more, for the register of what left.
  public func endedBurnRequestsWithFiles(limit: Int) throws -> [BurnRequest] {
    let final = RequestState.allCases.filter(\.isFinal).map { "'\($0.rawValue)'" }
    return try String.fetchAll(
      database,
      sql: """
        SELECT json FROM burn_request WHERE state IN (\(final.joined(separator: ", ")))
          AND id NOT IN (SELECT request FROM disc_files_deleted)
          AND id NOT IN (SELECT burn.request FROM machine_export e JOIN burn ON burn.id = e.burn)
        ORDER BY id LIMIT \(limit)
        """
    ).map { try StoredJSON.decode($0) }
  }

  /// Notes that the files of a request are gone, and forgets their texts.
  ///
  /// What is known of the files stays: the request names them.
  public func noteDeletedFiles(of request: Identifier<BurnRequest>, at time: Timestamp) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO disc_files_deleted VALUES (?, ?)",
      arguments: [request.rawValue, time.milliseconds])
    try database.execute(
      sql: "DELETE FROM disc_text WHERE draft = ?", arguments: [request.rawValue])
  }

  /// When the files of a request were deleted; nil before.
  public func filesDeletedAt(_ request: Identifier<BurnRequest>) throws -> Timestamp? {
    try Int64.fetchOne(
      database, sql: "SELECT at FROM disc_files_deleted WHERE request = ?",
      arguments: [request.rawValue]
    ).map(Timestamp.init(milliseconds:))
  }

  /// Whether files belong to a draft, or to a request whose files are still needed or on their way
  /// to be deleted with a record.
  public func needsFiles(_ id: Identifier<BurnRequest>) throws -> Bool {
    if try draft(id) != nil { return true }
    return try burnRequest(id.rawValue) != nil && filesDeletedAt(id) == nil
  }
}
