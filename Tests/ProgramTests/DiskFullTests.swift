import Foundation
import GateDomain
import GateSite
import GateTesting
import Glibc
import Testing
import GateAuditLog

@Suite("A full disk", .serialized, .timeLimit(.minutes(10)), .enabled(if: getuid() == 0))
struct DiskFullTests {
  @Test("a transfer that does not fit fails with its reason; room given back, it comes in")
  func smallQuarantine() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    let files = (0..<12).map {
      MediumFile("\($0).txt", String(repeating: "一二三四五六七八九十\n", count: 40_000))
    }
    try await MediumImage.build(image, kind: .fat32, files: files)
    let mounted = site.folder.station + "/quarantine"
    try await mount(mounted, mebibytes: 6)
    defer { unsafe umount2(mounted, Int32(MNT_DETACH)) }
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let request = try await site.approvedRequest(serial: "FULL")
    try site.plug(image: image, serial: "FULL")
    let transfer = try await site.endedTransfer(of: request)
    #expect(transfer.state == .failed(.diskFull))
    #expect(site.released(transfer.id).isEmpty)
    #expect(station.isRunning)
    #expect(server.isRunning)
    #expect(try site.verifyLog().findings.isEmpty)
  }

  private func mount(_ path: String, mebibytes: Int) async throws {
    let result = try await Program.run(
      "mount", ["-t", "tmpfs", "-o", "size=\(mebibytes)m,mode=0700", "tmpfs", path])
    #expect(result.succeeded, "\(result.errors)")
  }
}
