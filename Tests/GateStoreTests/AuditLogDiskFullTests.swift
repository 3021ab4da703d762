import Foundation
import GateAuditLog
import GateStore
import GateTesting
import Glibc
import Testing

/// Cannot log means cannot allow: a write that fails is an error, and loses nothing.
@Suite(.serialized) struct AuditLogDiskFullTests {
  /// A small file system of its own, which only root may make.
  @Test(.enabled(if: geteuid() == 0, "needs root to mount a tmpfs"))
  func `a full disk refuses records and loses none`() async throws {
    let site = try AuditLogSite()
    let mounted = try await Program.run(
      "mount", ["-t", "tmpfs", "-o", "size=1200k", "tmpfs", site.root.path])
    try #require(mounted.succeeded, "\(mounted.errors)")
    var size: Int64 = 0
    do {
      let store = try site.open()
      size = try fill(store, site)
      let attempt = Result { try store.append([AuditLogSite.record(-1)]) }
      #expect(throws: AuditLogError(.diskFull, "")) { try attempt.get() }
      try FileManager.default.removeItem(atPath: site.root.path("ballast"))
      let again = try store.append([AuditLogSite.record(-1)])
      #expect(again[0] >= size)
      #expect(try site.report().isProved)
    } catch {
      Issue.record(error)
    }
    #expect(try await Program.run("umount", ["-l", site.root.path]).succeeded)
  }

  /// Fills the disk first with records, then to the last byte, and returns the last good size.
  private func fill(_ store: AuditLogStore, _ site: AuditLogSite) throws -> Int64 {
    var number = 0
    while number < 100 {
      guard (try? store.append([AuditLogSite.record(number)])) != nil else { break }
      number += 1
    }
    let ballast = try site.root.write([], to: "ballast")
    let file = try #require(FileHandle(forWritingAtPath: ballast))
    var chunk = 65_536
    while chunk >= 1 {
      do { try file.write(contentsOf: Data(count: chunk)) } catch { chunk /= 2 }
    }
    return Int64(number)
  }
}
