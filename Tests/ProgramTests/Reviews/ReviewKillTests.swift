import Foundation
import GateAuditLog
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

@Suite("Decisions on held files, killed at any moment", .serialized, .timeLimit(.minutes(15)))
struct ReviewKillTests {
  private static let kills = 60
  private static let files =
    (0..<40).map { MediumFile("待定/第\($0)份.docx", "第 \($0) 份，其实是文本。\n") }
    + (0..<10).map { MediumFile("病毒/\($0).txt", SiteUnderTest.eicar + "\n\($0)") }

  @Test("sixty kills lose no decision and carry out none twice")
  func manyKills() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: Self.files)
    let crew = try ReviewCrew(site)
    defer { crew.stop() }
    try site.plug(image: image, serial: "KILL-1")
    let request = try await site.approvedRequest(serial: "KILL-1")
    let transfer = try await site.endedTransfer(of: request)
    let held = try await site.held(transfer, by: try await site.signIn("liuyang"))
    #expect(held.count == Self.files.count)
    let (liu, key) = (try await site.signIn("liuyang"), OpeningKey().recipient)
    var (kills, random) = (0, SeededGenerator(seed: 20_261_123))
    for file in held.values.sorted(by: { $0.file.file.index < $1.file.file.index }) {
      try await crew.untilItWorks { try await decide(file, at: site, by: liu, key) }
      guard kills < Self.kills else { continue }
      kills += try await crew.harass(using: &random)
    }
    while kills < Self.kills { kills += try await crew.harass(using: &random) }
    try await crew.untilItWorks {
      let now = try await site.held(transfer, by: liu).values.map(\.review.state)
      guard now.allSatisfy({ if case .carriedOut = $0 { true } else { false } }) else {
        throw NotYet(what: "\(now)")
      }
    }
    try await check(site, held, transfer)
  }

  private static func disposition(_ held: HeldFile) -> ReviewDisposition {
    if held.review.reasons.contains(.infected) { return .export }
    return held.file.file.index.isMultiple(of: 3) ? .destroy : .release
  }

  // A vote that was taken although its answer was lost is told by the refusal of the second.
  private func decide(
    _ held: HeldFile, at site: SiteUnderTest, by liu: ServerConnection, _ key: ExportRecipient
  ) async throws {
    let disposition = Self.disposition(held)
    do {
      try await site.decide(
        held, disposition, by: liu, recipient: disposition == .export ? key : nil)
    } catch ServerConnectionError.refused(let error, _) where error.code == "already-decided" {
    }
  }

  private func check(
    _ site: SiteUnderTest, _ held: [String: HeldFile], _ transfer: Transfer
  ) async throws {
    for (path, file) in held {
      let folder = site.reviewFolder(file)
      let released = FileManager.default.contents(atPath: "\(folder)/files/\(path)")
      switch Self.disposition(file) {
      case .release:
        #expect(released.map { Digest.of(Array($0)) } == file.file.file.digest, "\(path)")
        #expect(!site.isQuarantined(file))
      case .destroy: #expect(released == nil && !site.isQuarantined(file), "\(path)")
      case .export: #expect(released == nil && site.isQuarantined(file), "\(path)")
      }
    }
    let names =
      try FileManager.default.contentsOfDirectory(atPath: site.folder.release)
      + FileManager.default.contentsOfDirectory(atPath: site.folder.export)
    #expect(!names.contains { $0.hasPrefix(".") || $0.hasSuffix(".new") }, "\(names)")
    try await expectRecordedOnce(site, held)
  }

  private func expectRecordedOnce(_ site: SiteUnderTest, _ held: [String: HeldFile]) async throws {
    let report: LogReport = try await eventually(within: 20) {
      let report = try site.verifyLog()
      guard report.findings.isEmpty else { throw NotYet(what: "\(report.findings)") }
      return report
    }
    let expected = Dictionary(grouping: held.values, by: Self.disposition).mapValues {
      Int64($0.count)
    }
    #expect(report.events[.fileReleasedByReview] == expected[.release])
    #expect(report.events[.fileDestroyed] == expected[.destroy])
    #expect(report.events[.fileExported] == expected[.export])
    #expect(report.events[.reviewDecided] == Int64(held.count))
    #expect(report.events[.reviewRefused] == nil)
  }
}

/// Keeps server and station running and kills them.
private final class ReviewCrew {
  private let site: SiteUnderTest
  private var server: Program
  private var station: Program

  init(_ site: SiteUnderTest) throws {
    self.site = site
    server = try site.startServer()
    station = try site.startStation()
  }

  func stop() {
    server.kill()
    station.kill()
  }

  /// Kills one of them after a random pause, the station more often, and starts it again.
  func harass(using random: inout SeededGenerator) async throws -> Int {
    try await Task.sleep(for: .milliseconds(random.number(in: 1...700)))
    await Self.end(random.number(in: 0...3) == 0 ? server : station)
    try revive()
    return 1
  }

  func untilItWorks(_ body: () async throws -> Void) async throws {
    try await eventually(within: 120) {
      try self.revive()
      try await body()
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
