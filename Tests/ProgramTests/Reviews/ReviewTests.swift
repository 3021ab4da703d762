import Foundation
import GateAuditLog
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import GateTransfer
import GateWire
import Testing

@Suite("Review of held files, with the real programs", .serialized, .timeLimit(.minutes(10)))
struct ReviewTests {
  private static let files = [
    MediumFile("说明.txt", "这是一份普通的说明。\n"),
    MediumFile("资料/统计.docx", "名称是文档，内容是文本。\n"),
    MediumFile("资料/重复.docx", "另一份。\n"),
    MediumFile("病毒.txt", SiteUnderTest.eicar),
    MediumFile("程序.pdf", .data(Array(FileManager.default.contents(atPath: "/bin/true") ?? Data()))),
  ]

  private func site() async throws -> (SiteUnderTest, Transfer, [Program]) {
    let site = try SiteUnderTest()
    try site.allowReview(of: .mismatch, officers: 2)
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: Self.files)
    let programs = [try site.startServer(), try site.startStation()]
    try site.plug(image: image, serial: "HELD-1")
    let request = try await site.approvedRequest(serial: "HELD-1")
    return (site, try await site.endedTransfer(of: request), programs)
  }

  @Test(
    "officers release, destroy and export; the requester fetches what came in; all is on record")
  func wholePath() async throws {
    let (site, transfer, programs) = try await site()
    defer { programs.forEach { $0.kill() } }
    let (liu, wang) = (try await site.signIn("liuyang"), try await site.signIn("wangfang"))
    let held = try await site.held(transfer, by: liu)
    #expect(Set(held.keys) == ["资料/统计.docx", "资料/重复.docx", "病毒.txt", "程序.pdf"])
    let (odd, virus, program) = (
      try #require(held["资料/统计.docx"]), try #require(held["病毒.txt"]),
      try #require(held["程序.pdf"])
    )
    await expectRefusals(site, odd, virus, program, by: liu)
    #expect(try await site.decide(odd, .release, by: liu).review.state == .agreed)
    try await Task.sleep(for: .seconds(2))
    #expect(!FileManager.default.fileExists(atPath: site.reviewFolder(odd)))
    try await site.decide(odd, .release, by: wang)
    let key = OpeningKey()
    try await site.decide(virus, .export, by: liu, recipient: key.recipient)
    try await site.decide(program, .destroy, by: wang)
    let settled = try await settled(site, transfer, [odd, virus, program], by: liu)
    #expect(settled["资料/统计.docx"]?.review.state == .carriedOut(.release))
    #expect(settled["病毒.txt"]?.review.state == .carriedOut(.export))
    #expect(settled["程序.pdf"]?.review.state == .carriedOut(.destroy))
    #expect(!site.isQuarantined(odd) && site.isQuarantined(virus) && !site.isQuarantined(program))
    try await expectFetched(odd, at: site)
    try await expectOpened(virus, with: key, at: site, by: liu)
    let report = try site.verifyLog()
    #expect(report.findings.isEmpty, "\(report.findings)")
    for event in [
      "review.voted", "review.decided", "file.released-by-review", "file.destroyed",
      "file.exported",
    ] {
      #expect(report.events.contains { $0.key.rawValue == event }, "\(event)")
    }
  }

  private func expectRefusals(
    _ site: SiteUnderTest, _ odd: HeldFile, _ virus: HeldFile, _ program: HeldFile,
    by liu: ServerConnection
  ) async {
    for file in [virus, program] {
      await #expect(throws: ServerConnectionError.self) {
        try await site.decide(file, .release, by: liu)
      }
    }
    await #expect(throws: ServerConnectionError.self) {
      try await site.decide(odd, .release, by: try await site.signIn("zhangwei"))
    }
    await #expect(throws: ServerConnectionError.self) {
      try await site.decide(odd, .destroy, by: try await site.signIn("zhaomin"))
    }
  }

  private func settled(
    _ site: SiteUnderTest, _ transfer: Transfer, _ files: [HeldFile], by liu: ServerConnection
  ) async throws -> [String: HeldFile] {
    try await eventually {
      let now = try await site.held(transfer, by: liu)
      for file in files {
        guard case .carriedOut? = now[file.file.file.path.escaped]?.review.state else {
          throw NotYet(what: "\(now.mapValues(\.review.state))")
        }
      }
      return now
    }
  }

  // The requester finds the file with its digest, and its papers name the officers.
  private func expectFetched(_ held: HeldFile, at site: SiteUnderTest) async throws {
    let staff = try await site.signIn("zhangwei")
    let target = site.temporary.path("fetched.docx")
    try await staff.download(
      ServerPath([
        "transfers", held.transfer.id.rawValue, "files", String(held.file.file.index),
      ]), to: target, digest: held.file.file.digest, size: held.file.file.size)
    #expect(FileManager.default.contents(atPath: target) == Data("名称是文档，内容是文本。\n".utf8))
    let path = site.reviewFolder(held) + "/manifest.json"
    let key = try KeyFile.signingKey(site.folder.stationKey).verificationKey
    let bytes = Array(FileManager.default.contents(atPath: path) ?? Data())
    let manifest = try #require(SignedManifest.verified(bytes, by: key))
    let officers = manifest["review"]?["officers"]?.array?.compactMap { $0["id"]?.string }
    #expect(officers == ["liuyang", "wangfang"])
    let check = try await Program.run(
      "gatectl", ["manifest", "verify", path, "--key", key.hex], timeout: .seconds(60))
    #expect(check.succeeded, "\(check.errors)")
  }

  private func expectOpened(
    _ held: HeldFile, with key: OpeningKey, at site: SiteUnderTest, by liu: ServerConnection
  ) async throws {
    let container = site.temporary.path("virus.held")
    let bytes = try await liu.getBytes(
      ServerPath([
        "held", held.transfer.id.rawValue, String(held.file.file.index), "container",
      ]))
    try Data(bytes).write(to: URL(fileURLWithPath: container))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("EICAR-STANDARD"))
    let keyFile = try site.temporary.write(Hex.encode(key.bytes) + "\n", to: "analyst.key")
    let plain = site.temporary.path("virus.bin")
    let opened = try await Program.run(
      "gatectl", ["held", "open-export", container, "--key", keyFile, "-o", plain],
      timeout: .seconds(60))
    #expect(opened.succeeded, "\(opened.errors)")
    #expect(FileManager.default.contents(atPath: plain) == Data(SiteUnderTest.eicar.utf8))
  }

  @Test(
    "a station with a stricter policy refuses what the server decided, and a changed file stays")
  func stationDecides() async throws {
    let (site, transfer, programs) = try await site()
    defer { programs.forEach { $0.kill() } }
    let (liu, wang) = (try await site.signIn("liuyang"), try await site.signIn("wangfang"))
    programs[1].kill()
    _ = try? await programs[1].wait(timeout: .seconds(10))
    let held = try await site.held(transfer, by: liu)
    let (first, second) = (
      try #require(held["资料/统计.docx"]), try #require(held["资料/重复.docx"])
    )
    let quarantine = Quarantine(folder: site.folder.quarantine)
    try Data("changed".utf8).write(
      to: URL(
        fileURLWithPath: quarantine.path(of: transfer.id, index: second.file.file.index)))
    for file in [first, second] {
      try await site.decide(file, .release, by: liu)
      try await site.decide(file, .release, by: wang)
    }
    let station = try site.startStation()
    defer { station.kill() }
    let refused = try await eventually {
      let now = try await site.held(transfer, by: liu)["资料/重复.docx"]
      guard case .refused(let failure)? = now?.review.state else {
        throw NotYet(what: "\(String(describing: now?.review.state))")
      }
      return failure
    }
    #expect(refused == .changed && site.isQuarantined(second))
    #expect(!FileManager.default.fileExists(atPath: site.reviewFolder(second)))
    try await expectStricterStation(site, transfer, by: liu, wang, station)
  }

  private func expectStricterStation(
    _ site: SiteUnderTest, _ transfer: Transfer, by liu: ServerConnection,
    _ wang: ServerConnection, _ station: Program
  ) async throws {
    station.kill()
    _ = try? await station.wait(timeout: .seconds(10))
    try site.allowReview(of: .mismatch, officers: 3)
    let again = try #require(try await site.held(transfer, by: liu)["资料/重复.docx"])
    try await site.decide(again, .release, by: liu)
    try await site.decide(again, .release, by: wang)
    let stricter = try site.startStation()
    defer { stricter.kill() }
    try await eventually {
      let now = try await site.held(transfer, by: liu)["资料/重复.docx"]
      guard now?.review.state == .refused(.notAllowed) else {
        throw NotYet(what: "\(String(describing: now?.review.state))")
      }
    }
    #expect(try site.verifyLog().findings.isEmpty)
  }
}
