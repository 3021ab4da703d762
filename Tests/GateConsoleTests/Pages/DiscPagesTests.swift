import GateDiscs
import GateDomain
import GateForms
import GateOffice
import GatePolicy
import GateSigning
import GateSite
import GateWire
import HTTPTypes
import Testing

@testable import GateConsole

/// What pages about discs show of texts, of a burn under way, and of what was taken out.
@Suite struct DiscPagesTests {
  private static let attack = "x\"'><script>alert(1)</script>"

  private static func file(_ contents: ContentExamination) -> StagedFile {
    var file = StagedFile(
      number: 1, file: BurnFile(path: RawName(attack), size: 1, digest: Digest.of([1])))
    file.contents = contents
    return file
  }

  private static let report = TextReport(
    findings: [
      ContentFinding(
        rule: "mark-star", title: Words("标志", "mark"), place: attack, before: attack,
        hit: attack, after: "", mark: .classified)
    ], unread: [UnreadContent(place: attack, reason: .encrypted)])

  @Test(
    "What was found in a text is shown, and is only text",
    arguments: [ContentExamination.notExamined, .noReader, .examined(report)], Language.allCases)
  func findings(_ contents: ContentExamination, _ language: Language) {
    let voice = Voice(language: language, offsetSeconds: 0)
    var table = BurnFileTable(files: [Self.file(contents)], voice: voice)
    table.path = { _ in "/burns/1/files/1" }
    let page = table.html.markup
    #expect(!page.contains("<script>") && page.contains("&lt;script&gt;"))
    #expect(page.contains("href=\"/burns/1/files/1\""))
    guard case .examined = contents else { return }
    #expect(page.contains(voice(LevelMark.classified.words).replacing("\"", with: "&quot;")))
    #expect(page.contains(voice(UnreadReason.encrypted.words)))
  }

  @Test("A burn under way shows its phase, its bytes and the time that is left")
  func progress() {
    let voice = Voice(language: .english, offsetSeconds: 0)
    let half = BurnProgress(phase: .writing, done: 50_000, total: 100_000, elapsed: 10_000)
    let page = BurnProgressView(progress: half, voice: voice).html.markup
    for text in ["value=\"50\"", "about 11 s", "writing"] { #expect(page.contains(text)) }
    let unknown = BurnProgress(phase: .preparing, done: 0, total: 0, elapsed: 0)
    let begun = BurnProgressView(progress: unknown, voice: voice).html.markup
    #expect(begun.contains("<progress") && !begun.contains("value="))
  }

  @Test("A take-out is listed until its receipt is entered, and entering it closes the request")
  func receipt() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let request = try await takenOut(site)
    try await site.visit(as: .auditor) { visitor in
      let page = try await visitor.get("/media/take-outs").text
      #expect(page.contains(request.number) && !page.contains("action=\"/media/take-outs"))
    }
    try await site.visit(as: .stationOperator) { visitor in
      let path = "/media/take-outs/\(request.id.rawValue)/receipt"
      #expect(try await visitor.get("/media/take-outs").text.contains(path))
      let late = Timestamp.now.adding(seconds: 7_200).formText(offsetSeconds: 28_800)
      let wrong = try await visitor.post(path, ["receiver": "Li", "receivedAt": late])
      #expect(wrong.status == .unprocessableContent)
      let now = Timestamp.now.formText(offsetSeconds: 28_800)
      let done = try await visitor.post(path, ["receiver": "Li", "receivedAt": now])
      #expect(done.status == .seeOther)
      #expect(try await !visitor.get("/media/take-outs").text.contains(request.number))
    }
    let staff = try #require(site.sessions[.staff]).person
    let closed = try await site.office.request(request.id.rawValue, by: staff)
    #expect(closed.state == .closed)
  }

  private func takenOut(_ site: ConsoleSite) async throws -> Request {
    let form = FilledForm(
      form: "take-out",
      texts: [
        "purpose": "review", "media": "DVD-2026-0001", "level": "internal",
        "recipient": "Li", "carrier": "staff",
        "window.until": Timestamp.now.adding(seconds: 3_600).formText(offsetSeconds: 28_800),
      ])
    let staff = try #require(site.sessions[.staff]).person
    let request = try await site.office.submit(form, by: staff)
    let answer = AnswerRequest(answer: .approve, revision: request.revision.digest, reason: "")
    for role in [Role.departmentHead, .securityOfficer] {
      let person = try #require(site.sessions[role]).person
      _ = try await site.office.answer(request.id, answer, by: person)
    }
    return request
  }
}
