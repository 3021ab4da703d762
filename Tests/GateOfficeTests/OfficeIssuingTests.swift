import GateAuditLog
import GateDiscs
import GateDomain
import GateForms
import GateOffice
import GateSite
import GateStore
import GateWire
import Testing

/// Who may get a medium: colleagues, and outsiders under a take-out request that names it.
@Suite("The office: media leave under a take-out request alone")
struct OfficeIssuingTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private func text(_ seconds: Int64) -> String {
    Timestamp.now.adding(seconds: seconds).formText(offsetSeconds: 28_800)
  }

  private func medium(_ level: DiscLevel = .internal) async throws -> String {
    let media = try await under.office.register(
      NewMedia(kind: .stick, use: .outbound, level: level, count: 1), by: People.liu)
    return try #require(media.first).number.text
  }

  private func takeOut(_ media: String, level: String = "internal", until: Int64 = 7_200)
    async throws
  {
    let filled = FilledForm(
      form: "take-out",
      texts: [
        "purpose": "送审", "media": media, "level": level, "recipient": "市局 李工",
        "carrier": People.wang.id.rawValue, "window.until": text(until),
      ])
    let request = try await under.office.submit(filled, by: People.zhang)
    let answer = AnswerRequest(answer: .approve, revision: request.revision.digest, reason: "")
    _ = try await under.office.answer(request.id, answer, by: People.head)
    #expect(
      try await under.office.answer(request.id, answer, by: People.liu).state == .approved)
  }

  private func issue(_ number: String, to: String, due: Int64 = 3_600) async throws -> String {
    do {
      return try await under.office.act(
        CustodyAct(act: .issue, to: to, due: text(due)), on: number, by: People.liu
      ).state.name
    } catch let refusal as Refusal { return refusal.code }
  }

  @Test("a colleague gets it by account; somebody else only under a request that names it")
  func whoGetsIt() async throws {
    let number = try await medium()
    #expect(try await issue(number, to: "市局 李工") == "no-take-out")
    // A name is no account, and neither is one that nobody may use.
    #expect(try await issue(number, to: "王芳") == "no-take-out")
    try ServerStore(path: under.folder.serverStore).write {
      try $0.setActive(false, of: People.both.id)
    }
    #expect(try await issue(number, to: People.both.id.rawValue) == "no-take-out")
    try await takeOut("DVD-2026-9999")
    #expect(try await issue(number, to: "市局 李工") == "no-take-out")
    try await takeOut(number.lowercased())
    #expect(try await issue(number, to: "市局 李工", due: 9_000) == "outside-take-out")
    #expect(try await issue(number, to: "市局 李工") == "issued")
    let other = try await medium()
    #expect(try await issue(other, to: People.wang.id.rawValue) == "issued")
    #expect(try await under.events().count { $0 == .refused } == 5)
    let moves = try await under.office.records(before: nil, limit: 200, by: People.auditor)
      .map(\.record).filter { $0.body["act"]?.string == "issue" }
    #expect(moves.count { $0.body["take_out"]?.string?.hasPrefix("带出") == true } == 1)
  }

  @Test("a request for a lower level, or one that is closed, lets nothing out")
  func wrongRequest() async throws {
    let number = try await medium(.workSecret)
    try await takeOut(number)
    #expect(try await issue(number, to: "市局 李工") == "no-take-out")
    let plain = try await medium()
    try await takeOut(plain)
    let open = try await under.office.openTakeOuts(by: People.liu)
    let request = try #require(open.first { $0.media == [plain] })
    _ = try await under.office.enter(
      ReceiptForm(receiver: "李工", receivedAt: text(0)), for: request.number, by: People.liu)
    #expect(try await issue(plain, to: "市局 李工") == "no-take-out")
  }
}
