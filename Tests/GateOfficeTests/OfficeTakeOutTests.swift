import GateAuditLog
import GateDiscs
import GateDomain
import GateForms
import GateOffice
import GateSite
import GateWire
import Testing

@Suite("The office: what was taken out and its receipt")
struct OfficeTakeOutTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private func text(_ seconds: Int64) -> String {
    Timestamp.now.adding(seconds: seconds).formText(offsetSeconds: 28_800)
  }

  private func form(receiver: String = "市局 李工", _ seconds: Int64 = 0) -> ReceiptForm {
    ReceiptForm(receiver: receiver, receivedAt: text(seconds), note: "回执 12 号")
  }

  private func approved(carrier: Person = People.wang) async throws -> Request {
    let filled = FilledForm(
      form: "take-out",
      texts: [
        "purpose": "送审", "media": "DVD-2026-0001", "level": "internal",
        "recipient": "市局 李工", "carrier": carrier.id.rawValue, "window.until": text(3_600),
      ])
    let request = try await under.office.submit(filled, by: People.zhang)
    let answer = AnswerRequest(answer: .approve, revision: request.revision.digest, reason: "")
    _ = try await under.office.answer(request.id, answer, by: People.head)
    return try await under.office.answer(request.id, answer, by: People.liu)
  }

  @Test("only the receipt closes a take-out; until then it is listed, and overdue after its window")
  func receiptCloses() async throws {
    let request = try await approved()
    #expect(request.state == .approved)
    let end = Timestamp.now.adding(seconds: 7_200)
    try await under.office.tick(at: end)
    let later = try await under.office.request(request.id.rawValue, by: People.zhang)
    #expect(later.state == .approved)
    let open = try await under.office.openTakeOuts(by: People.auditor)
    #expect(open.map(\.request) == [request.id] && open.first?.isOverdue(at: end) == true)
    #expect(open.first?.media == ["DVD-2026-0001"] && open.first?.isOverdue(at: .now) == false)
    let receipt = try await under.office.enter(form(), for: request.number, by: People.liu)
    #expect(receipt.enteredBy == People.liu.id && receipt.receiver == "市局 李工")
    let closed = try await under.office.request(request.id.rawValue, by: People.zhang)
    #expect(closed.state == .closed)
    #expect(try await under.office.openTakeOuts(by: People.liu).isEmpty)
    #expect(try await under.office.receipt(of: request.id, by: People.zhang) == receipt)
    let records = try await under.office.records(before: nil, limit: 200, by: People.auditor)
    let record = try #require(records.first { $0.record.event == .takeOutReceived }?.record)
    #expect(record.body["receiver"]?.string == "市局 李工" && record.subject.id == "liuyang")
    #expect(record.body["received_at"]?.string == receipt.receivedAt.rfc3339)
    await #expect(throws: (any Error).self) {
      _ = try await under.office.enter(form(), for: request.number, by: People.liu)
    }
  }

  @Test("nobody confirms their own delivery, and nobody but the keepers of media enters a receipt")
  func own() async throws {
    let carried = try await approved(carrier: People.liu)
    for person in [People.liu, People.zhang, People.auditor, People.admin] {
      await #expect(throws: Refusal.self) {
        _ = try await under.office.enter(form(), for: carried.number, by: person)
      }
    }
    #expect(try await under.office.openTakeOuts(by: People.liu).count == 1)
    #expect(try await under.events().count { $0 == .refused } == 1)
  }

  @Test(
    "a receipt without a receiver or with an impossible time is refused",
    arguments: [("", Int64(0)), ("李工", 3_600), ("李工", -86_400), ("李\u{202e}工", 0)])
  func badReceipts(receiver: String, seconds: Int64) async throws {
    let request = try await approved()
    await #expect(throws: Refusal.self) {
      _ = try await under.office.enter(
        form(receiver: receiver, seconds), for: request.number, by: People.liu)
    }
    #expect(try await under.office.openTakeOuts(by: People.liu).count == 1)
  }

  @Test("a request of another kind has no receipt")
  func otherKind() async throws {
    let leave = FilledForm(
      form: "inbound",
      texts: [
        "purpose": "资料", "source": "单位", "device": "0951:1666:text:S1",
        "window.until": text(3_600),
      ])
    let request = try await under.office.submit(leave, by: People.zhang)
    await #expect(throws: Refusal.self) {
      _ = try await under.office.enter(form(), for: request.number, by: People.liu)
    }
  }
}
