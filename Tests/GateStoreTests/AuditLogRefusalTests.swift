import Foundation
import GRDB
import GateAuditLog
import GateDomain
import GateSigning
import GateStore
import GateTesting
import Testing

/// Logs that must not be signed any further.
@Suite struct AuditLogRefusalTests {
  private let site: AuditLogSite

  init() throws {
    site = try AuditLogSite()
  }

  private func grow(to size: Int, prefix: String = "01K") throws {
    let store = try site.open()
    try store.append(AuditLogSite.records(0..<size, prefix: prefix))
    // Only a closed database is wholly in its one file.
    try store.close()
  }

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: site.root.path(name))
  }

  /// A backup of the database put back while the folder went on.
  @Test(arguments: [false, true])
  func `a database that was rolled back is not signed on`(isCheckpointGone: Bool) throws {
    try grow(to: 10)
    let backup = try site.root.read("log.sqlite")
    try grow(to: 20)
    try site.root.write(backup, to: "log.sqlite")
    if isCheckpointGone { try remove("log/checkpoint") }
    let folder = try? site.root.read("log/checkpoint")
    #expect(site.refusal() == .rolledBack)
    #expect((try? site.root.read("log/checkpoint")) == folder)
  }

  @Test func `a database that is gone is not begun anew`() throws {
    try grow(to: 10)
    try remove("log.sqlite")
    #expect(site.refusal() == .rolledBack)
    #expect(!FileManager.default.fileExists(atPath: site.database))
  }

  @Test(arguments: [10, 20, 30])
  func `a folder with another history is not signed on`(size: Int) throws {
    let other = try AuditLogSite()
    try other.open().append(AuditLogSite.records(0..<20, prefix: "other"))
    try grow(to: size)
    try remove("log")
    try FileManager.default.copyItem(atPath: other.folder, toPath: site.folder)
    #expect(site.refusal() == (size < 20 ? .rolledBack : .forked))
  }

  @Test func `another key or another name does not go on with a log`() throws {
    try grow(to: 3)
    #expect(site.refusal(key: 2) == .keyDiffers)
    #expect(site.refusal(origin: "office.example/gate/audit/2") == .keyDiffers)
    #expect(site.refusal(origin: "") == .keyDiffers)
    try remove("log")
    #expect(site.refusal(key: 2) == .keyDiffers)
    #expect(site.refusal() == nil)
  }

  @Test func `two that write to one database stop`() throws {
    let first = try site.open()
    let second = try site.open()
    try first.append(AuditLogSite.records(0..<1))
    #expect(throws: AuditLogError(.writtenElsewhere, "")) {
      try second.append(AuditLogSite.records(1..<2))
    }
    #expect(try first.append(AuditLogSite.records(1..<2)) == [1])
  }

  @Test(arguments: [0, 512, 4096, 50_000])
  func `garbage is no log`(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    try site.root.write(generator.bytes(count), to: "log.sqlite")
    let refusal = site.refusal()
    // SQLite takes an empty file for a new database, and so it is one.
    if count == 0 { #expect(refusal == nil) } else { #expect(refusal == .databaseDamaged) }
  }

  @Test func `another database is no log`() throws {
    let other = try DatabaseQueue(path: site.database)
    try other.write { try $0.execute(sql: "CREATE TABLE leaf (idx INTEGER)") }
    try other.close()
    #expect(site.refusal() == .databaseUnreadable)
  }

  private func records() throws -> [[UInt8]] {
    let store = try site.open()
    defer { try? store.close() }
    return try store.records(from: 0, limit: 1000).map(\.bytes)
  }

  /// A flipped bit is found, or it lies where SQLite keeps nothing and the log is what it was.
  @Test func `a flipped bit in the database is found`() throws {
    try grow(to: 300)
    let good = try site.root.read("log.sqlite")
    let expected = try records()
    var generator = SeededGenerator(seed: 5)
    var found = 0
    for _ in 0..<120 {
      var bad = good
      bad[generator.number(in: 0...(bad.count - 1))] ^= 1 << generator.number(in: 0...7)
      try site.root.write(bad, to: "log.sqlite")
      for tail in ["-wal", "-shm"] { try? remove("log.sqlite\(tail)") }
      if let refusal = site.refusal() {
        #expect([.databaseDamaged, .databaseUnreadable].contains(refusal))
        found += 1
      } else {
        #expect(try records() == expected)
      }
    }
    #expect(found > 80)
    #expect(try site.report().isProved)
  }

  @Test func `a database cut short is found`() throws {
    try grow(to: 300)
    let good = try site.root.read("log.sqlite")
    for part in 1..<8 {
      try site.root.write(Array(good[..<(good.count * part / 8)]), to: "log.sqlite")
      #expect(site.refusal() == .databaseDamaged)
    }
  }

  /// Somebody who owns the file can drop the triggers, but then the tree does not match.
  @Test(arguments: [
    "UPDATE leaf SET bytes = CAST(replace(bytes, 'success', 'failure') AS BLOB) WHERE idx = 7",
    "UPDATE leaf SET hash = zeroblob(32) WHERE idx = 7", "DELETE FROM leaf WHERE idx = 7",
    "DELETE FROM leaf WHERE idx = 299", "UPDATE node SET hash = zeroblob(32)", "DELETE FROM node",
    "INSERT INTO node VALUES (1, 9, zeroblob(32))", "DELETE FROM checkpoint WHERE size = 300",
    "DELETE FROM checkpoint", "UPDATE checkpoint SET size = 299 WHERE size = 300",
    "UPDATE checkpoint SET note = replace(note, '300', '301')",
    "UPDATE checkpoint SET note = substr(note, 1, 100)", "INSERT INTO checkpoint VALUES (301, 'x')",
    "UPDATE leaf SET bytes = zeroblob(0), hash = zeroblob(0) WHERE idx = 0",
  ])
  func `a row changed behind the log's back is found`(sql: String) throws {
    try grow(to: 300)
    let queue = try DatabaseQueue(path: site.database)
    try queue.write { db in
      for trigger in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
    }
    try queue.close()
    #expect(site.refusal() == .databaseDamaged)
  }

  /// The log's own key signed it, but never over this tree.
  @Test(arguments: [0, 300, 301])
  func `a checkpoint of another tree in the database is found`(size: Int64) throws {
    try grow(to: 300)
    let other = Checkpoint(
      origin: AuditLogSite.origin, size: size, root: TreeHash.leaf([UInt8(size & 255)]))
    let note = try SignedCheckpoint(signing: other, with: try AuditLogSite.key()).note.encoded
    let queue = try DatabaseQueue(path: site.database)
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER checkpoint_update")
      try db.execute(
        sql: """
          INSERT INTO checkpoint (size, note) VALUES (?, ?)
          ON CONFLICT (size) DO UPDATE SET note = excluded.note
          """, arguments: [size, note])
    }
    try queue.close()
    #expect(site.refusal() == .databaseDamaged)
  }

  /// The record's name stands in its row, in its bytes and in the index over names.
  @Test func `a flipped bit in what the log looks up by is found`() throws {
    try grow(to: 300)
    let good = try site.root.read("log.sqlite")
    let name = Array("01K-177".utf8)
    let places = good.indices.dropLast(name.count).filter {
      good[$0] == name[0] && good[$0..<($0 + name.count)].elementsEqual(name)
    }
    #expect(places.count >= 3)
    for place in places {
      var bad = good
      bad[place] ^= 1
      try site.root.write(bad, to: "log.sqlite")
      #expect(site.refusal() == .databaseDamaged, "byte \(place)")
    }
  }

  @Test(arguments: ["leaf", "node", "checkpoint"])
  func `rows are only ever added`(table: String) throws {
    try grow(to: 300)
    let column = table == "checkpoint" ? "size" : "idx"
    let queue = try DatabaseQueue(path: site.database)
    for sql in ["DELETE FROM \(table)", "UPDATE \(table) SET \(column) = 9"] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }
    #expect(site.refusal() == nil)
  }

  @Test func `every refusal has its words`() {
    for code in [AuditLogError.Code.rolledBack, .forked, .databaseDamaged, .diskFull] {
      let explanation = AuditLogError(code, "").explanation
      #expect(!explanation.what.chinese.isEmpty && !explanation.hint.english.isEmpty)
    }
  }
}
