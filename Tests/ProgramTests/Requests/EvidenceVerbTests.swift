import Foundation
import GateAuditLog
import GateDomain
import GateOffice
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

@Suite(
  "Evidence and the roster of keys by gatectl, at a real server", .serialized,
  .timeLimit(.minutes(5)))
struct EvidenceVerbTests {
  @Test("evidence of a request is proved offline; changed, or under other keys, it is not")
  func evidence() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    let request = try await site.approvedRequest(serial: "E-1")
    for account in ["zhaomin", "zhangwei"] { try await site.logIn(account) }
    let file = site.temporary.path("evidence.json")
    try await site.expectRefusal(
      "error: ", as: "zhangwei", ["evidence", "fetch", request.number, "--output", file])
    let fetched = try await site.gatectl(
      as: "zhaomin", ["evidence", "fetch", request.number, "--output", file])
    #expect(fetched.succeeded, "\(fetched.errors)")
    server.kill()
    let view = try await site.object(as: "nobody", try Self.verify(file, site))
    #expect(view["proved"] as? Bool == true && view["grant_holds"] as? Bool == true)
    #expect(view["number"] as? String == request.number)
    let events = (view["entries"] as? [[String: Any]])?.compactMap { $0["event"] as? String } ?? []
    #expect(events.contains("request.submitted") && events.contains("request.approve"), "\(events)")
    try await forged(file, site)
  }

  private static func verify(
    _ file: String, _ site: SiteUnderTest, key: SigningKey? = nil, logKey: SigningKey? = nil
  ) throws -> [String] {
    let own = try key ?? KeyFile.signingKey(site.folder.grantKey)
    let log = try logKey ?? KeyFile.signingKey(site.folder.logKey)
    let name = try #require(NoteKey(name: "test.example/audit/1", key: log.verificationKey))
    return [
      "evidence", "verify", file, "--key", own.verificationKey.hex, "--log-key", name.text,
    ]
  }

  private func forged(_ file: String, _ site: SiteUnderTest) async throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("zhaomin"))
    let changed = try site.temporary.write(
      text.replacing("zhaomin", with: "zhangwe"), to: "changed.json")
    let words = "the signature is not valid"
    try await site.expectRefusal(words, as: "nobody", try Self.verify(changed, site))
    try await site.expectRefusal(
      words, as: "nobody", try Self.verify(file, site, key: SigningKey()))
    let other = try await site.gatectl(
      as: "nobody", try Self.verify(file, site, logKey: SigningKey()))
    #expect(other.ending == .exited(1) && other.output.contains("not everything is proved"))
  }

  @Test("another roster in force is recorded, once, and shown")
  func roster() async throws {
    let site = try SiteUnderTest()
    let fingerprint = try await enrol(site)
    let server = try site.startServer()
    defer { server.kill() }
    try await site.logIn("zhaomin")
    try await site.logIn("keeper")
    let (key, draft) = (site.temporary.path("roster.key"), site.temporary.path("draft.json"))
    try await run(site, ["roster", "make-key", key])
    for version in 1...2 {
      let roster = site.temporary.path("roster-\(version).json")
      try await run(site, ["roster", "draft", draft])
      try await run(
        site,
        [
          "roster", "sign", draft, "--key", key, "--output", roster, "--fingerprint",
          "liuyang=\(fingerprint)",
        ])
      let publicKey = version == 1 ? ["--key", try KeyFile.line(key + ".pub")] : []
      try await run(
        site, ["roster", "install", roster, "--site", site.folder.root] + publicKey)
      let shown = try await site.object(
        as: "nobody", ["roster", "show", "--site", site.folder.root])
      #expect(shown["version"] as? Int == version)
      try await expectRecorded(site, version)
    }
    // Two ticks of the clock later it is still on record once.
    try await Task.sleep(for: .seconds(5))
    try await expectRecorded(site, 1)
    try await expectRecorded(site, 2)
    try await site.expectRefusal(
      "is not newer", as: "keeper",
      ["roster", "install", site.temporary.path("roster-1.json"), "--site", site.folder.root])
  }

  // Before the server starts: a browser does this on the console's page.
  private func enrol(_ site: SiteUnderTest) async throws -> String {
    let office = try Office(folder: site.folder)
    let officer = Person(
      id: Identifier("liuyang"), name: "刘洋", department: "一处", roles: [.securityOfficer])
    let (passkey, challenge) = (SoftwarePasskey(), try await office.challenge("add:liuyang"))
    let said = passkey.registration(challenge)
    try await office.addPasskey(
      NewPasskey(name: "key", clientData: said.clientData, attestation: said.attestation),
      challenge: Hex.encode(challenge), for: officer)
    let keeper = Person(
      id: Identifier("keeper"), name: "周宁", department: "一处", roles: [.securityAdministrator])
    return try #require(try await office.rosterDraft(by: keeper).entries.first).fingerprint
  }

  private func expectRecorded(_ site: SiteUnderTest, _ version: Int) async throws {
    try await eventually(within: 20) {
      let records = try await site.list(
        as: "zhaomin", ["log", "show", "roster", String(version)])
      guard !records.isEmpty else { throw NotYet(what: "no record of roster \(version)") }
      #expect(records.map { $0["event"] as? String } == ["roster.replaced"])
    }
  }

  private func run(_ site: SiteUnderTest, _ arguments: [String]) async throws {
    let result = try await site.gatectl(as: "keeper", arguments)
    #expect(result.succeeded, "\(arguments): \(result.errors)")
  }
}
