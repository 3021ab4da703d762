import Foundation
import GRDB

/// Opens SQLite files the way every store here needs them: durable, checked and of a known version.
enum StoreFile {
  /// Opens or creates the file and brings its tables up to date.
  ///
  /// - Throws: `StoreError`; `corrupt` also for damage that only SQLite's own check finds.
  static func open(_ path: String, migrations: [String]) throws -> DatabasePool {
    do {
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.barrierWriteWithoutTransaction { try check($0, path: path) }
      try pool.write { try migrate($0, migrations: migrations, path: path) }
      return pool
    } catch let error as DatabaseError {
      throw StoreError(error, file: path)
    }
  }

  /// A commit is on disk when it returns: the audit log and the transfers rest on it.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // What is overwritten or deleted is gone, also from pages that nothing uses any more.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "PRAGMA journal_size_limit = 16777216")
    }
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    return configuration
  }

  private static func check(_ database: Database, path: String) throws {
    let answer = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
    guard answer == "ok" else { throw StoreError(code: .corrupt, file: path, detail: answer) }
  }

  private static func migrate(_ database: Database, migrations: [String], path: String) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= migrations.count else {
      throw StoreError(code: .tooNew, file: path, detail: "version \(version)")
    }
    for sql in migrations[version...] { try database.execute(sql: sql) }
    try database.execute(sql: "PRAGMA user_version = \(migrations.count)")
  }
}

extension StoreError {
  /// Sorts what SQLite reports into the few kinds that somebody can act on.
  init(_ error: DatabaseError, file: String) {
    let code: Code =
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
      case .SQLITE_FULL: .diskFull
      default: .failed
      }
    self.init(code: code, file: file, detail: error.message ?? "")
  }
}
