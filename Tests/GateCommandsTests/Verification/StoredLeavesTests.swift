import Foundation
import GRDB
import GateAuditLog
import GateDomain
import GateSigning
import GateStore
import GateTesting
import Testing

@testable import GateCommands

@Suite struct StoredLeavesTests {
  let folder: TemporaryFolder
  let size: Int64 = 300

  init() throws {
    folder = try TemporaryFolder()
    let log = try AuditLogStore(
      path: folder.path("log.sqlite"), tiles: folder.path("log"), origin: "test/log",
      key: SigningKey())
    let records = (log.size..<size).map { index in
      Record.ofServer(
        .logHeartbeat, at: Timestamp(milliseconds: 1_795_334_400_000 + index),
        by: .init(id: "server"), on: ("log", "test/log"), policy: Digest.of([])
      ).bytes
    }
    try log.append(records)
  }

  private func compare() throws -> (
    count: Int64, findings: [(index: Int64, what: StoredLeaves.Difference)]
  ) {
    try StoredLeaves(path: folder.path("log.sqlite"))
      .compare(with: LogFolder(directory: folder.path("log")), size: size)
  }

  private func change(_ sql: String, _ arguments: StatementArguments) throws {
    try DatabaseQueue(path: folder.path("log.sqlite")).write { db in
      for name in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      {
        try db.execute(sql: "DROP TRIGGER \"\(name)\"")
      }
      try db.execute(sql: sql, arguments: arguments)
    }
  }

  @Test func `store and exported log hold the same leaves`() throws {
    let (count, findings) = try compare()
    #expect(count == size)
    #expect(findings.isEmpty)
  }

  @Test(arguments: [0, 255, 256, 299] as [Int64])
  func `one changed byte in the store is found`(index: Int64) throws {
    try change("UPDATE leaf SET bytes = CAST(bytes || ' ' AS BLOB) WHERE idx = ?", [index])
    let findings = try compare().findings
    #expect(findings.map(\.index) == [index])
    #expect(findings.map(\.what) == [.differs])
  }

  @Test func `a leaf that the store lost is found`() throws {
    try change("PRAGMA foreign_keys = OFF", [])
    try change("DELETE FROM leaf WHERE idx = ?", [7])
    #expect(try compare().findings.map(\.what) == [.missing])
  }

  @Test func `a file that is no store is refused with its name`() throws {
    try folder.write(Array("no database".utf8), to: "other.sqlite")
    let failure = try #require(throws: CommandFailure.self) {
      try StoredLeaves(path: folder.path("other.sqlite"))
        .compare(with: LogFolder(directory: folder.path("log")), size: size)
    }
    #expect(failure.code == "log-database-unreadable")
  }
}
