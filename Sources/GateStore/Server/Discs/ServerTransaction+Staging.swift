import Foundation
public import GateDiscs
public import GateDomain
import GRDB

/// A burn request that is still being put together.
public struct BurnDraft: Hashable, Sendable, Codable {
  /// Its name, which the request will keep.
  public let id: Identifier<BurnRequest>
  /// Who puts it together.
  public let requester: Identifier<Person>
  /// The station that scans and later burns.
  public let station: Identifier<Station>
  /// Since when.
  public let at: Timestamp

  /// Describes a draft.
  public init(
    id: Identifier<BurnRequest>, requester: Identifier<Person>, station: Identifier<Station>,
    at: Timestamp
  ) {
    self.id = id
    self.requester = requester
    self.station = station
    self.at = at
  }
}

extension ServerTransaction {
  /// Begins a draft.
  public func insert(_ draft: BurnDraft) throws {
    try database.execute(
      sql: "INSERT INTO burn_draft VALUES (?, ?, ?, ?)",
      arguments: [
        draft.id.rawValue, draft.requester.rawValue, draft.station.rawValue, draft.at.milliseconds,
      ])
  }

  /// The draft called `id`.
  public func draft(_ id: Identifier<BurnRequest>) throws -> BurnDraft? {
    try drafts("id = ?", [id.rawValue]).first
  }

  /// A person's drafts, newest first.
  public func drafts(of requester: Identifier<Person>) throws -> [BurnDraft] {
    try drafts("requester = ?", [requester.rawValue])
  }

  /// Drafts that nobody finished since `time`.
  public func drafts(before time: Timestamp) throws -> [BurnDraft] {
    try drafts("at < ?", [time.milliseconds])
  }

  /// Keeps what somebody had typed when a draft could not become a request.
  public func save(_ form: BurnForm, of draft: Identifier<BurnRequest>) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO disc_draft_form VALUES (?, ?)",
      arguments: [draft.rawValue, try StoredJSON.encode(form)])
  }

  /// What somebody had typed; nil when nothing is kept.
  public func form(of draft: Identifier<BurnRequest>) throws -> BurnForm? {
    try String.fetchOne(
      database, sql: "SELECT json FROM disc_draft_form WHERE draft = ?",
      arguments: [draft.rawValue]
    ).map { try StoredJSON.decode($0) }
  }

  /// Ends a draft; its files stay with the request, or are forgotten.
  public func removeDraft(_ id: Identifier<BurnRequest>, withFiles: Bool) throws {
    for statement in [
      "DELETE FROM burn_draft WHERE id = ?", "DELETE FROM disc_draft_form WHERE draft = ?",
    ] {
      try database.execute(sql: statement, arguments: [id.rawValue])
    }
    guard !withFiles else { return try forgetStagedFiles(of: id) }
    try database.execute(
      sql: "INSERT OR IGNORE INTO disc_files_kept VALUES (?)", arguments: [id.rawValue])
  }

  /// Forgets the files of a draft or request.
  public func forgetStagedFiles(of id: Identifier<BurnRequest>) throws {
    for table in ["burn_staged_file", "disc_text"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE draft = ?", arguments: [id.rawValue])
    }
  }

  /// Stores a file of a draft, new or judged.
  public func save(_ file: StagedFile, of draft: Identifier<BurnRequest>) throws {
    try database.execute(
      sql: """
        INSERT INTO burn_staged_file VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (draft, number) DO UPDATE
        SET json = excluded.json, is_judged = excluded.is_judged
        """,
      arguments: [
        draft.rawValue, Int64(clamping: file.number), Data(file.file.path.bytes),
        try StoredJSON.encode(file), file.isJudged,
      ])
  }

  /// Takes a file out of a draft.
  public func removeStagedFile(_ number: UInt64, of draft: Identifier<BurnRequest>) throws {
    for table in ["burn_staged_file", "disc_text"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE draft = ? AND number = ?",
        arguments: [draft.rawValue, Int64(clamping: number)])
    }
  }

  /// The files of a draft or request, in the order in which they arrived.
  public func stagedFiles(of draft: Identifier<BurnRequest>) throws -> [StagedFile] {
    try String.fetchAll(
      database, sql: "SELECT json FROM burn_staged_file WHERE draft = ? ORDER BY number",
      arguments: [draft.rawValue]
    ).map { try StoredJSON.decode($0) }
  }

  /// One file of a draft or request.
  public func stagedFile(_ number: UInt64, of draft: Identifier<BurnRequest>) throws -> StagedFile?
  {
    try String.fetchOne(
      database, sql: "SELECT json FROM burn_staged_file WHERE draft = ? AND number = ?",
      arguments: [draft.rawValue, Int64(clamping: number)]
    ).map { try StoredJSON.decode($0) }
  }

  /// Files that a station has still to judge.
  public func unjudgedFiles(
    at station: Identifier<Station>, limit: Int
  ) throws -> [(draft: Identifier<BurnRequest>, file: StagedFile)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT f.draft, f.json FROM burn_staged_file f JOIN burn_draft d ON d.id = f.draft
        WHERE f.is_judged = 0 AND d.station = ? ORDER BY f.draft, f.number LIMIT ?
        """, arguments: [station.rawValue, limit]
    ).map { (Identifier($0["draft"]), try StoredJSON.decode($0["json"])) }
  }

  private func drafts(_ condition: String, _ arguments: StatementArguments) throws -> [BurnDraft] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM burn_draft WHERE \(condition) ORDER BY id DESC",
      arguments: arguments
    ).map { row in
      BurnDraft(
        id: Identifier(row["id"]), requester: Identifier(row["requester"]),
        station: Identifier(row["station"]), at: Timestamp(milliseconds: row["at"]))
    }
  }
}
