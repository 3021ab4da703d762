import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateExports
import GateOffice
import GateRetention
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import Testing

/// What leaves on a disc is found again on a machine outside, and the finding comes back through
/// the gate: every program is the real one.
@Suite("From a burned disc to an imported report", .timeLimit(.minutes(5)))
struct BurnRegisterTests {
  private static let paragraphs = (1...12).map { number in
    "第\(number)项，由第\(number * 7 % 10)小组负责核对\(number * 31)号库房的\(number * 17)份卷宗，"
      + "缺页、错号、重号逐一登记在册，封存编号从\(number * 1_009)起连续，责任人当日签字确认，不得涂改。"
  }

  // What somebody made of it outside: a third is gone, the rest is in another order and edited.
  private static var edited: String {
    (paragraphs.prefix(8).reversed().map { $0.replacingOccurrences(of: "当日", with: "次日") })
      .joined(separator: "\n\n") + "\n补充：以上为初稿。\n"
  }

  @Test("an edited copy of what was burned is found outside, and the report imports itself")
  func journey() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    try site.insertBlank()
    let text = Array(Self.paragraphs.joined(separator: "\n").utf8)
    let request = try await site.approvedBurn([("核对方案.txt", text)])
    let disc = try #require(try await site.registerBlanks(1).first)
    guard case .done = try await site.burn(request, onto: disc) else {
      return #expect(Bool(false), "the burn failed")
    }
    try await expectRegistered(Digest.of(text), at: site)
    let report = try await inspected(site, disc: disc)
    try await expectImport(of: report, at: site)
    let log = try site.verifyLog()
    #expect(log.findings.isEmpty, "\(log.findings)")
  }

  private func expectRegistered(_ digest: Digest, at site: SiteUnderTest) async throws {
    let register = ExportRegisterFile(site.folder.exportRegister)
    try await eventually {
      guard try register.read().holds(digest) else { throw NotYet(what: "registered") }
    }
  }

  /// Inspects a folder of an enrolled machine; the signed report as a file.
  private func inspected(_ site: SiteUnderTest, disc: String) async throws -> String {
    let (state, tree) = (site.temporary.path("state"), site.temporary.path("outside"))
    try site.temporary.write(Array(Self.edited.utf8), to: "outside/下载/初稿.txt")
    try site.temporary.write(Array("今天天气很好。\n".utf8), to: "outside/下载/日记.txt")
    let rules = site.temporary.path("rules.gaterules")
    try await run("gatectl", ["rules", "bundle", "--site", site.folder.root, "--output", rules])
    let office = try KeyFile.signingKey(site.folder.grantKey).verificationKey.hex
    try await run(
      "gate-inspect",
      [
        "enrol", "--state", state, "--machine", "EXT-01", "--name", "互联网机", "--office-key",
        office, "--out", site.temporary.path,
      ])
    try await run("gate-inspect", ["rules", "--state", state, rules])
    try await run("gate-inspect", ["run", "--state", state, "--root", tree, "--quiet"])
    let path = state + "/reports/EXT-01-000001.gatereport"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let signed = try JSONDecoder().decode(Unverified<InspectionReport>.self, from: bytes)
    let value = try CanonicalJSON.decode(
      Array(signed.statement.utf8), limit: InspectionReport.sizeLimit)
    let report = try #require(InspectionReport(canonical: value))
    let found = report.findings.filter { $0.kind == .retainedFile }
    #expect(found.map(\.subject.escaped) == [tree + "/下载/初稿.txt"])
    let evidence = try #require(found.first?.evidence.first { $0.rule == "exported-similar" })
    // It names the disc; what the document is called stays inside.
    #expect("\(evidence)".contains(disc) && !"\(evidence)".contains("核对方案"))
    return path
  }

  private func expectImport(of report: String, at site: SiteUnderTest) async throws {
    let officer = try await site.signIn("liuyang")
    let bytes = try #require(
      FileManager.default.contents(atPath: site.temporary.path("EXT-01.gateenrol")))
    let _: RegisteredMachine = try await officer.post(
      "machines",
      EnrolRequest(
        enrolment: try JSONDecoder().decode(Enrolment.self, from: bytes),
        owner: Identifier("zhangwei"), periodDays: 7))
    let image = site.temporary.path("medium.img")
    let content = try #require(FileManager.default.contents(atPath: report))
    try await MediumImage.build(
      image, kind: .fat32,
      files: [
        MediumFile("EXT-01-000001.gatereport", .data(Array(content))),
        MediumFile("冒充.gatereport", "{}"),
      ])
    let request = try await site.approvedRequest(serial: "REPORT-1")
    try site.plug(image: image, serial: "REPORT-1")
    let transfer = try await site.endedTransfer(of: request)
    #expect(try await site.files(of: transfer).values.allSatisfy { $0.verdict == .clean })
    let reports: [InboundReport] = try await eventually {
      let reports: [InboundReport] = try await officer.get("machine-reports")
      guard reports.count == 2, !reports.contains(where: { $0.state == .waiting }) else {
        throw NotYet(what: "\(reports.map(\.state))")
      }
      return reports
    }
    #expect(
      Set(reports.map(\.state)) == [
        .imported(machine: Identifier("EXT-01"), number: 1), .held(.noReport),
      ])
    let findings: [MachineFinding] = try await officer.get("findings")
    #expect(findings.count { $0.kind == .retainedFile } == 1)
  }

  private func run(_ program: String, _ arguments: [String]) async throws {
    let result = try await Program.run(program, arguments)
    try #require(result.succeeded, "\(program) \(arguments.first ?? ""): \(result.errors)")
  }
}
