import Foundation
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

@Suite(
  "An approval sealed with a passkey, from the browser to the station", .serialized,
  .timeLimit(.minutes(5)))
struct SealJourneyTests {
  @Test(
    "a passkey is enrolled, enters the roster, seals an approval, and the station checks it",
    arguments: ["zh-CN", "en"])
  func wholePath(_ language: String) async throws {
    let site = try SiteUnderTest()
    try site.askForSeals(in: "inbound", at: "need: 1 }")
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(
      image, kind: .fat32, files: [MediumFile("资料/一.txt", "内容。\n")], mebibytes: 64)
    let server = try site.startServer()
    defer { server.kill() }
    try await Browser.using(language: language) { browser in
      let reader = ConsoleReader(
        browser: browser, site: site, language: language, host: "localhost")
      try await browser.addAuthenticator()
      try await browser.checkAccessibility()
      let fingerprint = try await reader.enrolPasskey(of: "liuyang")
      let request = try await filed(site)
      try await refusedWithoutRoster(reader, request)
      let roster = try await site.installRoster(of: "liuyang", fingerprint)
      try await seal(reader, request)
      try await verify(site, request, roster)
      try await pass(site, request, image)
    }
  }

  private func filed(_ site: SiteUnderTest) async throws -> Request {
    try await site.signIn("zhangwei").post("requests", site.form(serial: "SEAL-1"))
  }

  private func refusedWithoutRoster(_ reader: ConsoleReader, _ request: Request) async throws {
    try await reader.open("/requests/\(request.id)")
    try await reader.browser.click("button[value=approve]")
    try await reader.waitFor(
      reader.say("您还没有在单位密钥名册中的通行密钥", "You have no passkey in the office's roster"))
    try await reader.browser.screenshot("people-3-no-roster-\(reader.language)")
    #expect(try await reader.browser.accessibilityViolations() == [])
  }

  private func seal(_ reader: ConsoleReader, _ request: Request) async throws {
    let browser = reader.browser
    try await reader.open("/requests/\(request.id)")
    try await browser.type("资料用途明确", into: "#reason")
    try await browser.click("button[value=approve]")
    try await reader.waitFor(reader.say("用通行密钥签认并同意", "Seal with a passkey and approve"))
    try await browser.screenshot("people-4-seal-\(reader.language)")
    #expect(try await browser.accessibilityViolations() == [])
    try await browser.click("form.passkey button")
    try await reader.waitFor(reader.say("已批准", "approved"))
    try await browser.screenshot("people-5-sealed-\(reader.language)")
    #expect(try await browser.accessibilityViolations() == [])
  }

  private func verify(_ site: SiteUnderTest, _ request: Request, _ rosterKey: String) async throws {
    let officer = try await site.signIn("zhangwei")
    let bytes = try await officer.getBytes(ServerPath(["requests", request.id.rawValue, "grant"]))
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let grant = try #require(answer["grant"])
    let file = site.temporary.path("grant.json")
    try JSONSerialization.data(withJSONObject: grant).write(to: URL(filePath: file))
    let key = try KeyFile.verificationKey(site.folder.grantVerificationKey).hex
    let arguments = [
      "grant", "verify", file, "--key", key, "--roster", site.folder.roster, "--roster-key",
      rosterKey, "--policies", site.folder.policies, "--format", "json",
    ]
    let output = try await site.gatectl(arguments)
    #expect(output.contains("\"sealed_by\" : [\n    \"liuyang\"\n  ]"), "\(output)")
  }

  // Without the roster the station does not open the medium; with it, it does.
  private func pass(_ site: SiteUnderTest, _ request: Request, _ image: String) async throws {
    let away = site.temporary.path("roster-away.json")
    try FileManager.default.moveItem(atPath: site.folder.roster, toPath: away)
    let station = try site.startStation()
    defer { station.kill() }
    try site.plug(image: image, serial: "SEAL-1")
    let auditor = try await site.signIn("zhaomin")
    try await eventually {
      let text = String(
        decoding: try await auditor.getBytes(ServerPath(["log"])), as: UTF8.self)
      guard text.contains("seal-missing") else { throw NotYet(what: "the device is not blocked") }
    }
    try FileManager.default.moveItem(atPath: away, toPath: site.folder.roster)
    let transfer = try await site.endedTransfer(of: request)
    #expect(transfer.state == .released)
  }
}
