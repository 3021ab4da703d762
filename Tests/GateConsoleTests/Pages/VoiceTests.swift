import GateDomain
import GateForms
import GateAuditLog
import GateWire
import Testing

@testable import GateConsole

@Suite struct VoiceTests {
  static let sizes: [(UInt64, String)] = [
    (0, "0 B"), (1, "1 B"), (999, "999 B"), (1000, "1.0 KB"), (1024, "1.0 KB"), (1536, "1.5 KB"),
    (10_240, "10 KB"), (1_048_576, "1.0 MB"), (1_572_864_000, "1.5 GB"), (.max, "16777216 TB"),
  ]

  @Test("A size is short", arguments: sizes)
  func size(_ bytes: UInt64, _ text: String) {
    #expect(Voice.short(bytes) == text)
  }

  @Test("The exact bytes stand in the title")
  func exact() {
    let voice = Voice(language: .english, offsetSeconds: 0)
    #expect(voice.size(1_234_567).markup.contains("title=\"1,234,567 bytes\""))
  }

  @Test("A moment is shown by the office's clock")
  func time() {
    let voice = Voice(language: .chinese, offsetSeconds: 28_800)
    let html = voice.time(Timestamp(milliseconds: 0))
    #expect(html.markup.contains(">1970-01-01 08:00<"))
    #expect(html.markup.contains("datetime=\"1970-01-01T00:00:00.000Z\""))
  }

  @Test("Every state, role, event and field has words in both languages")
  func words() {
    var all: [Words] = Role.allCases.map(\.words) + RecordEvent.allCases.map(\.words)
    all += RequestState.allCases.map(\.chip.words) + Approval.Answer.allCases.map(\.chip.words)
    all += RequestRefusal.allCases.flatMap { [$0.explanation.what, $0.explanation.hint] }
    all += HeldList.allCases.map(\.words) + HeldReason.allCases.map(\.words)
    all += ReviewDisposition.allCases.flatMap {
      [$0.words, ReviewState.decided($0).words, ReviewState.carriedOut($0).words]
    }
    all += Page.Section.allCases.map(\.words) + Record.Outcome.allCases.map(\.chip.words)
    for words in all {
      #expect(!words.chinese.isEmpty && !words.english.isEmpty)
      #expect(words.english.utf8.allSatisfy { $0 < 0x80 }, "\(words.english)")
      #expect(words.chinese.utf8.contains { $0 >= 0x80 }, "\(words.chinese)")
    }
  }

  static let endings: [(Int, Int, String)] = [
    (1, 0, "2026-11-23T09:00"), (9, 30, "2026-11-23T17:30"), (10, 0, "2026-11-23T18:00"),
    (16, 59, "2026-11-23T18:00"), (17, 0, "2026-11-23T21:00"),
    (17, 1, "2026-11-23T21:01"), (23, 30, "2026-11-24T03:30"),
  ]

  @Test(
    "A new request ends with the working day, in four hours, or when the policy says",
    arguments: endings)
  func workingDay(_ hour: Int, _ minute: Int, _ end: String) throws {
    let now = try #require(
      CivilTime.moment(
        year: 2026, month: 11, day: 23, hour: hour, minute: minute, offsetSeconds: 28_800))
    let period = FormField(
      id: "window", label: Words("时间", "when"), help: nil,
      kind: .period(longest: 28_800, ahead: 0), isRequired: true)
    let form = Form(
      id: "a", version: try #require(Digest(hex: String(repeating: "0", count: 64))),
      title: Words("甲", "a"), about: Words("甲", "a"), numbering: "", openTo: [.staff],
      subject: "", fields: [period], terms: GrantTerms(action: nil))
    let filled = FilledForm.fresh(form, at: now, offsetSeconds: 28_800)
    #expect(filled["window.until"] == end)
    #expect(filled["window.from"].isEmpty)
  }
}
