import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

/// Two programs with the keys of one station, each with a burner of its own, and one grant.
@Suite("Two stations claim one grant", .serialized, .timeLimit(.minutes(5)))
struct TwoStationsTests {
  private static let rounds = 3

  private static let files: [(path: String, bytes: [UInt8])] = {
    var generator = SeededGenerator(seed: 7)
    let body = (0..<300_000).map { _ in UInt8(generator.number(in: 48...57)) }
    return [("大文件.csv", Array("a,b\n".utf8) + body)]
  }()

  /// The station's folder as it was before a burn, with the same keys, token and chain.
  private struct Twin {
    let root: String
    let devices: String

    init(of site: SiteUnderTest, number: Int) throws {
      root = site.temporary.path("twin-\(number)")
      devices = site.temporary.path("twin-devices-\(number)")
      let manager = FileManager.default
      try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
      for name in ["gatehouse.yaml", "policies", "rules", "station"] {
        try manager.copyItem(atPath: site.folder.root + "/" + name, toPath: root + "/" + name)
      }
      try manager.createDirectory(
        atPath: devices + "/burner", withIntermediateDirectories: true)
      try Data("{\"kind\": \"dvd-r\", \"capacity\": 4700000000}".utf8)
        .write(to: URL(fileURLWithPath: devices + "/burner/burner.json"))
      try Data().write(to: URL(fileURLWithPath: disc))
    }

    var disc: String { devices + "/burner/disc.iso" }

    func start() throws -> Program {
      try Program.start(
        "gate-station", ["--site", root, "--device-source", "virtual:\(devices)"])
    }
  }

  @Test("exactly one of them writes, whoever is first, and one copy is used")
  func oneWrites() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    let discs = try await site.registerBlanks(Self.rounds)
    let request = try await approved(site)
    for round in 0..<Self.rounds {
      let twin = try Twin(of: site, number: round)
      try site.insertBlank()
      let programs = [try site.startStation(), try twin.start()]
      defer { programs.forEach { $0.kill() } }
      let burn: Burn = try await site.signIn("chenjie").post(
        ServerPath(["burns", request.id.rawValue, "start"]), StartBurn(disc: discs[round]))
      let outcome = try await site.outcome(of: burn)
      // The other one has as long again to do what it must not.
      try await Task.sleep(for: .seconds(4))
      let written = [site.disc, twin.disc].filter {
        FileManager.default.contents(atPath: $0)?.isEmpty == false
      }
      #expect(written.count == 1, "round \(round): \(written), \(outcome)")
      #expect(try await site.burnRequest(request.id).allowance?.used == round + 1)
      for program in programs {
        program.kill()
        _ = try? await program.wait(timeout: .seconds(10))
      }
      // The one whose records the log has goes on; the other one's are no continuation of it.
      if written == [twin.disc] { try adopt(twin, at: site) }
    }
    let report = try site.verifyLog()
    #expect(report.findings.isEmpty, "\(report.findings)")
  }

  private func approved(_ site: SiteUnderTest) async throws -> BurnRequest {
    let station = try site.startStation()
    let request = try await site.approvedBurn(Self.files, copies: Self.rounds)
    try await eventually {
      let state = try await site.burnRequest(request.id).allowance?.state
      guard state == .ready else { throw NotYet(what: "\(String(describing: state))") }
    }
    station.kill()
    _ = try? await station.wait(timeout: .seconds(10))
    return request
  }

  private func adopt(_ twin: Twin, at site: SiteUnderTest) throws {
    try FileManager.default.removeItem(atPath: site.folder.station)
    try FileManager.default.copyItem(
      atPath: twin.root + "/station", toPath: site.folder.station)
  }
}
