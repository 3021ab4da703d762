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
    try String.fetchAll(
      database, sql: Self.endedWithFiles + " LIMIT ?", arguments: [limit]
    ).map { try StoredJSON.decode($0) }
  }

  // Begins with what is kept, so that it costs as much as is open, however much has ended.
  static let endedWithFiles = """
    SELECT r.json FROM disc_files_kept k CROSS JOIN burn_request r ON r.id = k.request
    WHERE r.state IN (\(finalStates))
      AND NOT EXISTS (
        SELECT 1 FROM burn JOIN machine_export e ON e.burn = burn.id WHERE burn.request = k.request)
    ORDER BY k.request
    """

  private static let finalStates =
    RequestState.allCases.filter(\.isFinal).map { "'\($0.rawValue)'" }.joined(separator: ", ")

  /// Notes that the files of a request are gone, and forgets their texts.
  ///
  /// What is known of the files stays: the request names them.
  public func noteDeletedFiles(of request: Identifier<BurnRequest>, at time: Timestamp) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO disc_files_deleted VALUES (?, ?)",
      arguments: [request.rawValue, time.milliseconds])
    for statement in [
      "DELETE FROM disc_text WHERE draft = ?", "DELETE FROM disc_files_kept WHERE request = ?",
    ] {
      try database.execute(sql: statement, arguments: [request.rawValue])
    }
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
