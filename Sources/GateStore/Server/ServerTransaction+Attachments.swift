public import GateDomain
import GRDB

extension ServerTransaction {
  /// Notes a file that somebody handed in, for no request yet.
  public func insert(_ file: Attachment, of owner: Identifier<Person>, at time: Timestamp) throws {
    try database.execute(
      sql: "INSERT INTO attachment (id, owner, name, size, digest, at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        file.id.rawValue, owner.rawValue, file.name, Int64(clamping: file.size), file.digest.hex,
        time.milliseconds,
      ])
  }

  /// A file that somebody handed in; nil where it is another's or nobody's.
  public func attachment(_ id: String, of owner: Identifier<Person>) throws -> Attachment? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM attachment WHERE id = ? AND owner = ?",
      arguments: [id, owner.rawValue]
    ).flatMap(Self.attachment)
  }

  /// Ties a file to the request that names it; false where there is no such file of that owner.
  public func tie(
    _ file: Identifier<Attachment>, of owner: Identifier<Person>, to request: Identifier<Request>
  ) throws -> Bool {
    try database.execute(
      sql: """
        UPDATE attachment SET request = ?
        WHERE id = ? AND owner = ? AND (request IS NULL OR request = ?)
        """, arguments: [request.rawValue, file.rawValue, owner.rawValue, request.rawValue])
    return database.changesCount == 1
  }

  /// Files of no request that were handed in before `time`.
  public func unusedAttachments(before time: Timestamp) throws -> [Identifier<Attachment>] {
    try String.fetchAll(
      database, sql: "SELECT id FROM attachment WHERE request IS NULL AND at < ? LIMIT 1000",
      arguments: [time.milliseconds]
    ).map { Identifier($0) }
  }

  /// One person's files of no request, but for the newest `kept`.
  public func unusedAttachments(of owner: Identifier<Person>, besides kept: Int) throws
    -> [Identifier<Attachment>]
  {
    try String.fetchAll(
      database,
      sql: """
        SELECT id FROM attachment WHERE request IS NULL AND owner = ?
        ORDER BY at DESC, id DESC LIMIT -1 OFFSET ?
        """, arguments: [owner.rawValue, kept]
    ).map { Identifier($0) }
  }

  /// Every file that is known.
  public func attachments() throws -> Set<String> {
    Set(try String.fetchAll(database, sql: "SELECT id FROM attachment"))
  }

  /// Forgets a file of no request.
  public func deleteAttachment(_ id: Identifier<Attachment>) throws {
    try database.execute(
      sql: "DELETE FROM attachment WHERE id = ? AND request IS NULL", arguments: [id.rawValue])
  }

  private static func attachment(_ row: Row) -> Attachment? {
    guard let digest = Digest(hex: row["digest"]) else { return nil }
    let size: Int64 = row["size"]
    return Attachment(
      id: Identifier(row["id"]), name: row["name"], size: UInt64(max(0, size)), digest: digest)
  }
}

extension ServerTransaction {
  /// What was noted under a name; nil before anything was.
  public func noted(_ name: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT value FROM noted WHERE name = ?", arguments: [name])
  }

  /// Notes something under a name, in place of what stood there.
  public func note(_ value: String, as name: String) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO noted (name, value) VALUES (?, ?)", arguments: [name, value])
  }
}
