import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

/// A burn request whose approval a person has to seal, from the browser to the station.
@Suite("Sealed approvals of discs", .serialized, .timeLimit(.minutes(3)))
struct SealedBurnTests {
  private static let files: [(path: String, bytes: [UInt8])] = [("通知.txt", Array("通知\n".utf8))]

  @Test("the approver seals the request on its page, and only with that seal does the station burn")
  func wholePath() async throws {
    let site = try SiteUnderTest()
    // Both rules of the form, so that a station can know that there must be one.
    try Self.askForSeals(site)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    try site.insertBlank()
    let request = try await site.approvedBurn(Self.files, upTo: ["sunli"])
    try await refusedWithoutSeal(site, request)
    let rosterKey = try await Browser.using { browser in
      let reader = ConsoleReader(browser: browser, site: site, host: "localhost")
      try await browser.addAuthenticator()
      let fingerprint = try await reader.enrolPasskey(of: "liuyang")
      let key = try await site.installRoster(of: "liuyang", fingerprint)
      try await seal(reader, request)
      return key
    }
    try await verify(site, request, rosterKey)
    try await burn(site, request)
    #expect(try site.verifyLog().findings.isEmpty)
  }

  private static func askForSeals(_ site: SiteUnderTest) throws {
    let path = URL(filePath: site.folder.policies + "/routes/burn.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    let sealed = text.replacing(
      "role: security-officer, need: 2 }", with: "role: security-officer, need: 2, seal: true }"
    )
    .replacing(
      "        need: 1\n        escalate:",
      with: "        need: 1\n        seal: true\n        escalate:")
    #expect(sealed.components(separatedBy: "seal: true").count == 3)
    try Data(sealed.utf8).write(to: path)
  }

  private func refusedWithoutSeal(_ site: SiteUnderTest, _ request: BurnRequest) async throws {
    do {
      _ = try await site.answer(request, by: "liuyang")
      Issue.record("a yes without a seal")
    } catch ServerConnectionError.refused(let refusal, _) {
      #expect(refusal.code == "seal-missing")
    }
  }

  private func seal(_ reader: ConsoleReader, _ request: BurnRequest) async throws {
    let browser = reader.browser
    try await reader.open("/")
    // What waits for a seal is found from the first page on, like everything else.
    try await browser.click("main a[href='/burns/\(request.id)']")
    try await browser.type("资料属实", into: "#reason")
    try await browser.click("button[value=approve]")
    try await reader.waitFor("用通行密钥签认并同意")
    try await reader.waitFor("通知.txt")
    try await browser.screenshot("discs-seal")
    try await browser.click("form.passkey button")
    try await reader.waitFor("已批准")
    try await browser.screenshot("discs-sealed")
  }

  private func verify(_ site: SiteUnderTest, _ request: BurnRequest, _ rosterKey: String)
    async throws
  {
    let bytes = try await site.signIn("zhangwei").getBytes(
      ServerPath(["burns", request.id.rawValue, "grant"]))
    let file = site.temporary.path("grant.json")
    try Data(bytes).write(to: URL(filePath: file))
    let key = try KeyFile.verificationKey(site.folder.grantVerificationKey).hex
    let output = try await site.gatectl([
      "grant", "verify", file, "--key", key, "--roster", site.folder.roster, "--roster-key",
      rosterKey, "--policies", site.folder.policies, "--format", "json",
    ])
    #expect(output.contains("\"sealed_by\" : [\n    \"liuyang\"\n  ]"), "\(output)")
  }

  // The roster of somebody else's keys, then none, then the right one.
  private func burn(_ site: SiteUnderTest, _ request: BurnRequest) async throws {
    let disc = try #require(try await site.registerBlanks(1).first)
    let away = site.temporary.path("roster-away.json")
    try FileManager.default.moveItem(atPath: site.folder.roster, toPath: away)
    #expect(try await site.burn(request, onto: disc) == .aborted(.notSealed))
    #expect(FileManager.default.contents(atPath: site.disc)?.isEmpty == true)
    #expect(try await site.medium(disc).medium.state == .blank)
    #expect(try await site.burnRequest(request.id).allowance?.used == 0)
    try FileManager.default.moveItem(atPath: away, toPath: site.folder.roster)
    guard case .done = try await site.burn(request, onto: disc) else {
      return #expect(Bool(false), "the burn failed")
    }
  }

  @Test("a station whose policy asks for seals burns nothing that a server approved without them")
  func unsealedGrant() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    let before = try site.startStation()
    defer { [server, before].forEach { $0.kill() } }
    try site.insertBlank()
    let request = try await site.approvedBurn(Self.files)
    #expect(request.state == .approved)
    before.kill()
    // The server runs on with the policy without seals: it could be anybody's.
    try Self.askForSeals(site)
    let station = try site.startStation()
    defer { station.kill() }
    let disc = try #require(try await site.registerBlanks(1).first)
    #expect(try await site.burn(request, onto: disc) == .aborted(.notSealed))
    #expect(FileManager.default.contents(atPath: site.disc)?.isEmpty == true)
    let auditor = try await site.signIn("zhaomin")
    let text = String(decoding: try await auditor.getBytes(ServerPath(["log"])), as: UTF8.self)
    #expect(text.contains("seal-no-roster"))
  }
}
