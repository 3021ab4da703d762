import GateSigning
import GRDB

/// The tables of `log.sqlite`.
///
/// Rows are only ever added.
enum LogSchema {
  // "GATE" in ASCII, so that no other database is taken for an audit log.
  private static let applicationID = 0x4741_5445
  private static let version = 1

  // The hash stands before the bytes, so that reading hashes never follows overflow pages.
  private static let tables = """
    CREATE TABLE leaf (
      idx INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, object TEXT NOT NULL,
      source TEXT NOT NULL, sseq INTEGER, hash BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
    CREATE INDEX leaf_object ON leaf (kind, object, idx);
    CREATE UNIQUE INDEX leaf_chain ON leaf (source, sseq) WHERE sseq IS NOT NULL;
    CREATE TABLE node (
      level INTEGER NOT NULL, idx INTEGER NOT NULL, hash BLOB NOT NULL,
      PRIMARY KEY (level, idx)) STRICT, WITHOUT ROWID;
    CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
    """

  /// Whether the database is empty as a new file is.
  static func isMissing(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  static func create(_ db: Database) throws {
    try db.execute(sql: tables)
    // They stop a defect or an injected statement, not somebody who owns the file.
    for table in ["leaf", "node", "checkpoint"] {
      for verb in ["UPDATE", "DELETE"] {
        try db.execute(
          sql: """
            CREATE TRIGGER \(table)_\(verb.lowercased()) BEFORE \(verb) ON \(table)
            BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END
            """)
      }
    }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  static func check(_ db: Database) throws {
    let found = try Int.fetchOne(db, sql: "PRAGMA application_id")
    let foundVersion = try Int.fetchOne(db, sql: "PRAGMA user_version")
    guard found == applicationID, foundVersion == version else {
      throw AuditLogError(.databaseUnreadable, "not an audit log of version \(version)")
    }
    let answer = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
    guard answer == "ok" else {
      throw AuditLogError(.databaseDamaged, answer ?? "integrity_check gave no answer")
    }
  }
}
