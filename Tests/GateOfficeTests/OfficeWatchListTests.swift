import GateDomain
import GateForms
import GateOffice
import GateRetention
import GateSigning
import GateSite
import GateWatchList
import GateWire
import Testing

@Suite("The office: whom the intranet watch looks for")
struct OfficeWatchListTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private func entry(_ kind: String, _ addresses: String) async throws -> Request {
    let until = Timestamp.now.adding(seconds: 3_600).formText(offsetSeconds: 28_800)
    return try await under.office.submit(
      FilledForm(
        form: "device-entry",
        texts: [
          "purpose": "维修", "kind": kind, "owner": "甲", "model": "乙", "serial": "S1",
          "addresses": addresses, "zone": "office", "window.until": until, "escort": "liuyang",
          "exit-check": "registered",
        ]), by: People.zhang)
  }

  private func answer(_ request: Request, _ answer: Approval.Answer) async throws {
    _ = try await under.office.answer(
      request.id,
      AnswerRequest(answer: answer, revision: request.revision.digest, reason: "测试"),
      by: People.liu)
  }

  private func list() async throws -> [WatchEntry] {
    let sent = try await under.office.watchList(stationToken: under.stationToken)
    let key = try KeyFile.verificationKey(under.folder.grantVerificationKey)
    #expect(sent.verified(by: SigningKey().verificationKey) == nil)
    return try #require(sent.verified(by: key)).statement.entries
  }

  @Test("a laptop is looked for once its entry is approved, and stays so when that is taken back")
  func entries() async throws {
    let laptop = try await entry("laptop", "3C-52-82-01-A2-0F\n3c528201a210")
    let phone = try await entry("phone", "3c528201a211")
    #expect(try await list() == [])
    try await answer(laptop, .approve)
    try await answer(phone, .reject)
    let found = try await list()
    #expect(found.map(\.address) == ["3c:52:82:01:a2:0f", "3c:52:82:01:a2:10"])
    #expect(found.allSatisfy { $0.kind == .privateDevice && $0.name.contains("甲 乙") })
    #expect(found.allSatisfy { $0.name.hasPrefix(laptop.number) })
    _ = try await under.office.withdraw(laptop.id, by: People.zhang)
    #expect(try await list() == found)
  }

  @Test("an external machine is looked for by the cards of its enrolment and of its last report")
  func machines() async throws {
    let (key, id) = (SigningKey(), Identifier<ExternalMachine>("EXT-01"))
    let enrolment = Enrolment(
      machine: id, name: "互联网机", key: key.verificationKey.hex,
      addresses: ["3c:52:82:01:a2:0f", "not an address", "01:00:5e:00:00:01"])
    _ = try await under.office.enrol(
      EnrolRequest(enrolment: enrolment, owner: People.zhang.id, periodDays: 7), by: People.liu)
    #expect(try await list().map(\.address) == ["3c:52:82:01:a2:0f"])
    let report = InspectionReport(
      machine: id, number: 1, previous: nil, startedAt: .now, finishedAt: .now, rulesNumber: 1,
      rulesDigest: Digest.of([]), roots: ["/"], isComplete: true, coverage: .init(), findings: [],
      settled: [], purged: [], facts: ["addresses": "3c:52:82:01:a2:aa 3c:52:82:01:a2:0f"])
    _ = try await under.office.importReport(
      Verified(signing: report, with: key).unverified, by: People.liu)
    let found = try await list()
    #expect(found.map(\.address) == ["3c:52:82:01:a2:0f", "3c:52:82:01:a2:aa"])
    #expect(found.allSatisfy { $0.kind == .externalMachine && $0.name == "EXT-01 互联网机" })
  }

  @Test("nobody but a station gets the list")
  func stations() async throws {
    await #expect(throws: Refusal.self) { try await under.office.watchList(stationToken: "x") }
  }
}
