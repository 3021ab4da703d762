import Foundation
import GRDB
import GateDomain
import GateRetention
import GateSigning

/// What a machine remembers between inspections: every file as it was read, what was found, what
/// was reported.
///
/// A file's row and its finding are written in one transaction, so that a death at any moment
/// leaves each file either read, with what was found, or not read.
final class InspectionState {
  private let queue: DatabaseQueue

  /// A file as it was read.
  struct KnownFile {
    let stamp: FileStamp
    let rules: Int64
    let firstSeen: Timestamp
    let outcome: Outcome
  }

  /// What reading a file came to.
  enum Outcome: Int, Hashable {
    case clean = 0
    case finding = 1
    case unreadable = 2
    /// A picture that was not recognised, say: part of it was left out by choice.
    case partly = 3
  }

  private static let schema = """
    CREATE TABLE file (
      folder BLOB NOT NULL, name BLOB NOT NULL, inode INTEGER NOT NULL, size INTEGER NOT NULL,
      modified INTEGER NOT NULL, changed INTEGER NOT NULL, rules INTEGER NOT NULL,
      first_seen INTEGER NOT NULL, outcome INTEGER NOT NULL, PRIMARY KEY (folder, name)
    ) WITHOUT ROWID;
    CREATE TABLE finding (
      key BLOB PRIMARY KEY, folder BLOB NOT NULL, name BLOB NOT NULL, json TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX finding_by_file ON finding (folder, name);
    CREATE TABLE reported (key BLOB PRIMARY KEY, kind TEXT NOT NULL, subject BLOB NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE report (number INTEGER PRIMARY KEY, digest TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE TABLE purged (
      number INTEGER PRIMARY KEY, path BLOB NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL,
      purge_order TEXT NOT NULL);
    """

  // Made by its second version, from files that a folder's first version knew one by one.
  private static let folderSchema = """
    CREATE TABLE folder (
      path BLOB PRIMARY KEY, mark BLOB NOT NULL, files INTEGER NOT NULL, unreadable INTEGER NOT NULL
    ) WITHOUT ROWID;
    """

  init(path: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    configuration.busyMode = .timeout(10)
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      if version < 1 { try database.execute(sql: Self.schema) }
      if version < 2 { try database.execute(sql: Self.folderSchema) }
      try database.execute(sql: "PRAGMA user_version = 2")
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try queue.read(body)
  }

  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try queue.write(body)
  }

  /// The files of a folder as they were read, by name.
  func files(of folder: [UInt8]) throws -> [[UInt8]: KnownFile] {
    try queue.read { database in
      var found: [[UInt8]: KnownFile] = [:]
      let statement = try database.cachedStatement(
        sql: """
          SELECT name, inode, size, modified, changed, rules, first_seen, outcome FROM file
          WHERE folder = ?
          """)
      let rows = try Row.fetchCursor(statement, arguments: [Data(folder)])
      while let row = try rows.next() {
        let name: Data = row[0]
        found[Array(name)] = KnownFile(
          stamp: FileStamp(inode: row[1], size: row[2], modified: row[3], changed: row[4]),
          rules: row[5], firstSeen: Timestamp(milliseconds: row[6]),
          outcome: Outcome(rawValue: row[7]) ?? .unreadable)
      }
      return found
    }
  }

  /// A folder as it was when all of its files were known; nil when that cannot be said of it.
  func mark(of folder: [UInt8]) throws -> FolderMark? {
    try queue.read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT mark, files, unreadable FROM folder WHERE path = ?")
      guard let row = try Row.fetchOne(statement, arguments: [Data(folder)]) else { return nil }
      let mark: Data = row[0]
      return Digest(bytes: Array(mark)).map {
        FolderMark(digest: $0, files: row[1], unreadable: row[2])
      }
    }
  }

  /// Stores what files came to, all or none, and with the last of a folder its mark.
  func store(
    _ results: [FileResult], in folder: [UInt8], rules: Int64, mark: FolderMark? = nil
  ) throws {
    guard !results.isEmpty || mark != nil else { return }
    try queue.write { database in
      for result in results { try Self.store(result, in: folder, rules, database) }
      guard let mark else {
        // Until all of it is read in this way, the folder is not what its mark says.
        return try database.execute(
          sql: "DELETE FROM folder WHERE path = ?", arguments: [Data(folder)])
      }
      try database.cachedStatement(sql: "INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?)")
        .execute(arguments: [
          Data(folder), Data(mark.digest.bytes), mark.files, mark.unreadable,
        ])
    }
  }

  private static func store(
    _ result: FileResult, in folder: [UInt8], _ rules: Int64, _ database: Database
  ) throws {
    try forget(result.name, in: folder, database)
    try database.cachedStatement(
      sql: "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      Data(folder), Data(result.name), result.stamp.inode, result.stamp.size,
      result.stamp.modified, result.stamp.changed, rules, result.firstSeen.milliseconds,
      result.outcome.rawValue,
    ])
    guard let finding = result.finding else { return }
    try database.execute(
      sql: "INSERT INTO finding VALUES (?, ?, ?, ?)",
      arguments: [
        Data(finding.key.bytes), Data(folder), Data(result.name),
        String(decoding: CanonicalJSON.encode(finding.canonical), as: UTF8.self),
      ])
  }

  private static func forget(_ name: [UInt8], in folder: [UInt8], _ database: Database) throws {
    for table in ["file", "finding"] {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE folder = ? AND name = ?")
        .execute(arguments: [Data(folder), Data(name)])
    }
  }

  /// Forgets files that are no longer in their folder.
  func forget(_ names: [[UInt8]], in folder: [UInt8]) throws {
    guard !names.isEmpty else { return }
    try queue.write { database in
      try database.execute(sql: "DELETE FROM folder WHERE path = ?", arguments: [Data(folder)])
      for name in names { try Self.forget(name, in: folder, database) }
    }
  }

  /// The folders of which files are known.
  func folders() throws -> [[UInt8]] {
    try queue.read { try Data.fetchAll($0, sql: "SELECT DISTINCT folder FROM file") }.map(
      Array.init)
  }

  /// Forgets every file of folders.
  func forget(folders: [[UInt8]]) throws {
    try queue.write { database in
      for folder in folders {
        try database.execute(sql: "DELETE FROM folder WHERE path = ?", arguments: [Data(folder)])
        for table in ["file", "finding"] {
          try database.execute(
            sql: "DELETE FROM \(table) WHERE folder = ?", arguments: [Data(folder)])
        }
      }
    }
  }

  /// What is found in files that are still there.
  func findings() throws -> [ReportedFinding] {
    try queue.read {
      try String.fetchAll($0, sql: "SELECT json FROM finding ORDER BY folder, name")
    }
    .compactMap { text in
      (try? CanonicalJSON.decode(Array(text.utf8), limit: 4 << 20))
        .flatMap(ReportedFinding.init(canonical:))
    }
  }

  /// How a file that is still known came out; nil when it is not known.
  func outcome(of path: [UInt8]) throws -> Outcome? {
    let slash = path.lastIndex(of: 0x2f) ?? 0
    return try queue.read { database in
      try Int.fetchOne(
        database, sql: "SELECT outcome FROM file WHERE folder = ? AND name = ?",
        arguments: [Data(path[..<slash]), Data(path[(slash + 1)...])])
    }.flatMap(Outcome.init(rawValue:))
  }
}
