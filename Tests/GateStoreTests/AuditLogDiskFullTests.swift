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
      "mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", site.root.path])
    try #require(mounted.succeeded, "\(mounted.errors)")
    do {
      try fillAndGoOn(site)
    } catch {
      Issue.record(error)
    }
    #expect(try await Program.run("umount", ["-l", site.root.path]).succeeded)
  }

  private func fillAndGoOn(_ site: AuditLogSite) throws {
    let store = try site.open()
    let reserve = try site.root.write([UInt8](repeating: 0, count: 700_000), to: "reserve")
    var number = 0
    while number < 1000, (try? store.append([AuditLogSite.record(number)])) != nil { number += 1 }
    #expect((10..<1000).contains(number))
    #expect(throws: AuditLogError(.diskFull, "")) {
      try store.append([AuditLogSite.record(number)])
    }
    try FileManager.default.removeItem(atPath: reserve)
    #expect(try store.append([AuditLogSite.record(number)]) == [Int64(number)])
    #expect(try site.report().isProved)
    #expect(try site.report().records == Int64(number + 1))
    try store.close()
    #expect(try site.open().size == Int64(number + 1))
  }

  /// The same through a limit on file sizes, which needs no root.
  ///
  /// It holds for a whole process.
  @Test func `a write that the system refuses is an error, and the next one goes on`() async {
    await #expect(processExitsWith: .success) {
      let site = try AuditLogSite()
      let store = try site.open()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 600_000, rlim_max: .max)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      var number = 0
      while number < 2000, (try? store.append([AuditLogSite.record(number)])) != nil {
        number += 1
      }
      #expect((10..<2000).contains(number))
      #expect(throws: AuditLogError.self) { try store.append([AuditLogSite.record(number)]) }
      limit.rlim_cur = .max
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #expect(try store.append([AuditLogSite.record(number)]) == [Int64(number)])
      #expect(try site.report().isProved)
      #expect(try site.report().records == Int64(number + 1))
    }
  }
}
