import Foundation
import GRDB
import GateLinux

/// Opens `log.sqlite` so that a committed transaction is on disk.
enum LogDatabase {
  static func open(_ path: String) throws(AuditLogError) -> DatabasePool {
    do {
      if !FileManager.default.fileExists(atPath: path) {
        // SQLite would give the file the process's umask; records are not for everybody.
        try DurableFile.write([], to: path, mode: 0o600)
      }
      var configuration = Configuration()
      configuration.label = "audit log"
      configuration.busyMode = .timeout(5)
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction(prepare)
      return pool
    } catch {
      throw AuditLogError(translating: error, opening: path)
    }
  }

  private static func prepare(_ db: Database) throws {
    // GRDB sets NORMAL for a pool, under which a power failure takes the newest commits.
    try db.execute(sql: "PRAGMA synchronous = FULL")
    guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
      throw AuditLogError(.databaseUnreadable, "cannot make commits durable")
    }
    if try LogSchema.isMissing(db) {
      try db.inTransaction {
        try LogSchema.create(db)
        return .commit
      }
    }
    try LogSchema.check(db)
  }
}

extension AuditLogError {
  /// The error that a failed opening means.
  init(translating error: any Error, opening path: String) {
    if let error = error as? AuditLogError {
      self = error
    } else if let error = error as? DatabaseError,
      [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode)
    {
      self.init(.databaseDamaged, "\"\(path)\": \(error)")
    } else {
      self.init(.databaseUnreadable, "\"\(path)\": \(error)")
    }
  }

  /// The error that a folder which could not be read or completed means.
  init(translating error: any Error, exporting folder: String) {
    if error is AuditLogError || error is SystemError {
      self.init(translating: error)
    } else {
      self.init(.exportFailed, "\"\(folder)\": \(error)")
    }
  }

  /// The error that a failed read or write means.
  init(translating error: any Error) {
    switch error {
    case let error as AuditLogError: self = error
    case let error as DatabaseError where error.resultCode == .SQLITE_FULL:
      self.init(.diskFull, "\(error)")
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      self.init(.databaseDamaged, "\(error)")
    case let error as SystemError where error.isDiskFull:
      self.init(.diskFull, error.message)
    case let error as SystemError: self.init(.exportFailed, error.message)
    default: self.init(.storeFailed, "\(error)")
    }
  }
}
