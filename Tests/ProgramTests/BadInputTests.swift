import Foundation
import GateDomain
import GateSite
import GateStationLink
import GateTesting
import GateTransfer
import Glibc
import Testing
import GateAuditLog

@Suite("Bad input and bad luck", .serialized, .timeLimit(.minutes(15)))
struct BadInputTests {
  private static let files = (0..<40).map {
    MediumFile("f\($0).txt", String(repeating: "内容 \($0)\n", count: 20_000))
  }

  private func ended(
    _ serial: String, _ make: (String) async throws -> Void,
    meanwhile: (SiteUnderTest) async throws -> Void = { _ in }
  ) async throws -> (Transfer, SiteUnderTest) {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await make(image)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let request = try await site.approvedRequest(serial: serial)
    try site.plug(image: image, serial: serial)
    try await meanwhile(site)
    let transfer = try await site.endedTransfer(of: request)
    try await expectRecord(of: transfer, at: site)
    if transfer.state != .released {
      let quarantined = Quarantine(folder: site.folder.quarantine).transfers()
      #expect(!quarantined.contains(transfer.id), "a failed transfer leaves nothing behind")
    }
    return (transfer, site)
  }

  // Pages may show an end a moment before its record is published, and a log that grows while it
  // is read can look as if it had a file too many.
  private func expectRecord(of transfer: Transfer, at site: SiteUnderTest) async throws {
    try await eventually(within: 10) {
      let report = try site.verifyLog()
      guard report.findings.isEmpty else { throw NotYet(what: "\(report.findings)") }
      let failures = report.events[.transferFailed, default: 0]
      guard failures == (transfer.state == .released ? 0 : 1) else {
        throw NotYet(what: "\(failures) records of a failure")
      }
    }
  }

  @Test("an empty medium fails with its reason and releases nothing")
  func emptyImage() async throws {
    let (transfer, site) = try await ended("EMPTY") {
      try Data().write(to: URL(fileURLWithPath: $0))
    }
    #expect(transfer.state == .failed(.mediumUnreadable))
    #expect(site.released(transfer.id).isEmpty)
  }

  @Test("random bytes are no file system")
  func garbage() async throws {
    let (transfer, _) = try await ended("NOISE") {
      var random = SeededGenerator(seed: 5)
      try Data(random.bytes(1 << 20)).write(to: URL(fileURLWithPath: $0))
    }
    #expect(transfer.state == .failed(.mediumUnreadable))
  }

  @Test("a truncated medium releases no file that was not read whole")
  func truncated() async throws {
    let (transfer, site) = try await ended("SHORT") {
      try await MediumImage.build($0, kind: .fat32, files: Self.files)
      #expect(unsafe truncate($0, 6 << 20) == 0)
    }
    let whole = Set(
      Self.files.compactMap { file -> [UInt8]? in
        guard case .data(let bytes) = file.content else { return nil }
        return bytes
      })
    for bytes in site.released(transfer.id).values { #expect(whole.contains(bytes)) }
    #expect(site.released(transfer.id).count < Self.files.count)
  }

  @Test("a medium pulled out in mid-copy fails, gives the grant back and can be tried again")
  func pulledOut() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(
      image, kind: .fat32,
      files: Self.files + [
        MediumFile("groß.bin", .hole(200 << 20))
      ], mebibytes: 300)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let request = try await site.approvedRequest(serial: "PULL")
    let staff = try await site.signIn("zhangwei")
    try site.plug(image: image, serial: "PULL")
    try await stopReader(of: station)
    try site.unplug(serial: "PULL")
    let first = try await site.endedTransfer(of: request)
    #expect(first.state == .failed(.mediumRemoved))
    try site.plug(image: image, serial: "PULL")
    let second: Transfer = try await eventually(within: 120) {
      let transfers: [Transfer] = try await staff.get("transfers")
      guard let transfer = transfers.first(where: { $0.state == .released }) else {
        throw NotYet(what: "\(transfers.map(\.state))")
      }
      return transfer
    }
    #expect(site.released(second.id).count == Self.files.count)
  }

  // A hand is slower than a copy, so the reader is stopped as soon as it is there.
  private func stopReader(of station: Program) async throws {
    for _ in 0..<20_000 {
      if WorkerProcesses.signal(SIGSTOP, "gate-ingest", of: station) > 0 { return }
      try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("no reader was started")
  }

  @Test("a second start on the same folder is refused with one error and a hint")
  func secondStart() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    _ = try await site.signIn("zhangwei")
    for arguments in [
      ["gated", "--site", site.folder.root],
      ["gate-station", "--site", site.folder.root, "--device-source", "virtual:\(site.devices)"],
    ] {
      let result = try await Program.run(arguments[0], Array(arguments[1...]))
      #expect(result.ending == .exited(1))
      #expect(result.errors.contains("error: "))
      #expect(result.errors.contains("hint: "))
    }
  }

  @Test("a port in use is refused with one error and a hint")
  func portInUse() async throws {
    let site = try SiteUnderTest()
    let other = try SiteUnderTest()
    let text = try String(contentsOfFile: other.folder.configuration, encoding: .utf8)
    try text.replacingOccurrences(of: "\(other.port)", with: "\(site.port)").write(
      toFile: other.folder.configuration, atomically: true, encoding: .utf8)
    let server = try site.startServer()
    defer { server.kill() }
    _ = try await site.signIn("zhangwei")
    let result = try await Program.run("gated", ["--site", other.folder.root])
    #expect(result.ending == .exited(1))
    #expect(result.errors.contains("hint: "))
  }

  @Test("a policy with a mistake stops the start and names line and column")
  func brokenPolicy() async throws {
    let site = try SiteUnderTest()
    let path = site.folder.policies + "/routes/inbound.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "\nunknown-key: 1\n").write(toFile: path, atomically: true, encoding: .utf8)
    let result = try await Program.run("gated", ["--site", site.folder.root])
    #expect(result.ending == .exited(1))
    #expect(result.errors.contains("inbound.yaml"))
    #expect(result.errors.contains("hint: "))
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count + 1
    #expect(result.errors.contains("\(line - 1)") || result.errors.contains("\(line)"))
  }

  @Test(
    "a damaged database stops the start with one error and a hint",
    arguments: ["server/store.sqlite", "server/log.sqlite", "station/station.sqlite"])
  func corruptDatabase(name: String) async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    _ = try await site.signIn("zhangwei")
    try await Task.sleep(for: .seconds(2))
    server.send(signal: SIGTERM)
    station.send(signal: SIGTERM)
    _ = try await (server.wait(), station.wait())
    let path = site.folder.root + "/" + name
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: Data(repeating: 0xa5, count: max(size, 100)))
    try handle.close()
    let isStation = name.hasPrefix("station")
    let result = try await Program.run(
      isStation ? "gate-station" : "gated",
      ["--site", site.folder.root]
        + (isStation ? ["--device-source", "virtual:\(site.devices)"] : []))
    #expect(result.ending == .exited(1))
    #expect(result.errors.contains("hint: "), "\(result.errors)")
  }
}
