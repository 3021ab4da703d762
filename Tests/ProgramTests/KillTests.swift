import Foundation
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import Glibc
import Testing
import GateAuditLog

@Suite("Killed at any moment", .serialized, .timeLimit(.minutes(30)))
struct KillTests {
  /// How many kills the test makes at least; each hits a random program at a random moment.
  private static let kills = 200

  private static let files =
    (0..<30).map { MediumFile("文件\($0).txt", String(repeating: "第 \($0) 个。\n", count: 200)) }
    + [
      MediumFile(
        "坏的.txt", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
    ]

  @Test("two hundred kills lose nothing, release nothing twice and nothing unscanned")
  func manyKills() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: Self.files)
    let crew = try Crew(site: site)
    defer { crew.stop() }
    var random = SeededGenerator(seed: 20_261_122)
    var kills = 0
    var round = 0
    while kills < Self.kills {
      round += 1
      let serial = "KILL-\(round)"
      let request = try await crew.untilItWorks { try await site.approvedRequest(serial: serial) }
      try site.plug(image: image, serial: serial)
      kills += try await crew.harass(times: random.number(in: 4...8), using: &random)
      let transfer = try await crew.untilItWorks {
        try await site.endedTransfer(of: request, within: 2)
      }
      try await check(transfer, at: site)
      try site.unplug(serial: serial)
    }
    try await eventually(within: 20) {
      let report = try site.verifyLog()
      guard report.findings.isEmpty else { throw NotYet(what: "\(report.findings)") }
    }
    let folders = try FileManager.default.contentsOfDirectory(atPath: site.folder.release)
    #expect(folders.allSatisfy { !$0.hasPrefix(".") }, "half a release is left: \(folders)")
  }

  private func check(_ transfer: Transfer, at site: SiteUnderTest) async throws {
    let released = site.released(transfer.id)
    switch transfer.state {
    case .released:
      let files = try await site.files(of: transfer)
      #expect(files.count == Self.files.count)
      for (path, bytes) in released {
        #expect(files[path]?.verdict == .clean)
        #expect(files[path]?.file.digest == Digest.of(bytes))
      }
      // A worker that was killed costs the file it had its verdict, and that file alone.
      let excused: [Verdict] = [.workerDied, .readerDied, .notScanned].map { .unscannable($0) }
      for index in 0..<30 where released["文件\(index).txt"] == nil {
        #expect(files["文件\(index).txt"].map { excused.contains($0.verdict) } == true)
      }
    case .failed: #expect(released.isEmpty)
    default: Issue.record("ended as \(transfer.state)")
    }
  }
}

/// Keeps the programs running and kills them.
private final class Crew {
  private let site: SiteUnderTest
  private var server: Program
  private var station: Program

  init(site: SiteUnderTest) throws {
    self.site = site
    server = try site.startServer()
    station = try site.startStation()
  }

  func stop() {
    server.kill()
    station.kill()
  }

  /// Kills `times` times, each after a random pause, and starts again what is dead.
  func harass(times: Int, using random: inout SeededGenerator) async throws -> Int {
    for _ in 0..<times {
      try await Task.sleep(for: .milliseconds(random.number(in: 1...450)))
      switch random.number(in: 0...5) {
      case 0, 1: await Self.end(server)
      case 2, 3: await Self.end(station)
      case 4: WorkerProcesses.signal(SIGKILL, "gate-ingest", of: station)
      default: WorkerProcesses.signal(SIGKILL, "gate-scan", of: station)
      }
      try revive()
    }
    return times
  }

  func untilItWorks<Value>(_ body: () async throws -> Value) async throws -> Value {
    try await eventually(within: 180) {
      try self.revive()
      return try await body()
    }
  }

  private func revive() throws {
    if !server.isRunning { server = try site.startServer() }
    if !station.isRunning { station = try site.startStation() }
  }

  // A program that was just killed still counts as running until it is reaped.
  private static func end(_ program: Program) async {
    program.kill()
    _ = try? await program.wait(timeout: .seconds(10))
  }
}
