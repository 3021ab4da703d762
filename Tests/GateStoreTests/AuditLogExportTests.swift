import Foundation
import GateAuditLog
import GateStore
import GateTesting
import Testing

/// A folder that a kill or a fault left behind is completed, never trusted.
@Suite struct AuditLogExportTests {
  private let site: AuditLogSite

  init() throws {
    site = try AuditLogSite()
    try site.open().append(AuditLogSite.records(0..<300))
  }

  @Test func `any missing file is written again`() throws {
    for path in [
      "checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000",
      "tile/entries/001.p/44", "tile/0", "tile",
    ] {
      try FileManager.default.removeItem(atPath: "\(site.folder)/\(path)")
      #expect(!(try site.report().isProved), "without \(path)")
      _ = try site.open()
      #expect(try site.report().isProved, "\(path)")
    }
    try FileManager.default.removeItem(atPath: site.folder)
    _ = try site.open()
    #expect(try site.report().isProved)
  }

  @Test func `what a dying write left behind is cleared away`() throws {
    try site.root.write([1, 2], to: "log/.checkpoint.new")
    try site.root.write([3], to: "log/tile/0/.000.new")
    #expect(!(try site.report().isProved))
    _ = try site.open()
    #expect(try site.report().isProved)
  }

  @Test func `files of strangers stay, and are a finding`() throws {
    try site.root.write([1], to: "log/tile/0/note.txt")
    _ = try site.open()
    #expect(try site.report().findings == [LogFinding(.fileExtra, at: "tile/0/note.txt")])
  }

  @Test func `narrower tiles of a full one are cleared away at the latest when opening`() throws {
    try site.root.write(
      Array(try site.root.read("log/tile/0/000").prefix(32)), to: "log/tile/0/000.p/1")
    #expect(try site.report().isProved)
    _ = try site.open()
    #expect(try site.list("log/tile/0") == ["000", "001.p"])
  }

  /// The records are in the database then; the caller is told no all the same.
  @Test func `a folder that cannot be written fails the append until it can`() throws {
    let store = try site.open()
    let records = AuditLogSite.records(300..<303)
    try FileManager.default.moveItem(
      atPath: "\(site.folder)/tile/0/001.p", toPath: "\(site.root.path)/aside")
    try site.root.write([1], to: "log/tile/0/001.p")
    #expect(throws: AuditLogError(.exportFailed, "")) { try store.append(records) }
    #expect(throws: AuditLogError(.exportFailed, "")) { try store.append(records) }
    try FileManager.default.removeItem(atPath: "\(site.folder)/tile/0/001.p")
    #expect(try store.append(records) == [300, 301, 302])
    #expect(try site.report().isProved)
    #expect(try site.report().records == 303)
  }

  @Test func `a failed export leaves nothing behind once the next one succeeds`() throws {
    let store = try site.open()
    let obstacle = "\(site.folder)/tile/0/001.p/45/x"
    try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: true)
    #expect(throws: AuditLogError(.exportFailed, "")) {
      try store.append(AuditLogSite.records(300..<301))
    }
    try FileManager.default.removeItem(atPath: "\(site.folder)/tile/0/001.p/45")
    try store.append(AuditLogSite.records(301..<302))
    #expect(try site.report().isProved)
  }

  @Test func `a folder that cannot be opened is named as the fault`() throws {
    try FileManager.default.removeItem(atPath: site.folder)
    try site.root.write([1], to: "log")
    #expect(site.refusal() == .exportFailed)
    try FileManager.default.removeItem(atPath: site.folder)
    #expect(site.refusal() == nil)
    #expect(try site.report().isProved)
  }
}
