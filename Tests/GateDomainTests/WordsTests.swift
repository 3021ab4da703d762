import GateDomain
import Testing

/// Every text that a person may read, in both languages.
@Suite struct WordsTests {
  static let explanations: [Explanation] =
    VerdictTests.precedence.map(\.verdict.explanation)
    + Verdict.Unscannable.allCases.map(\.explanation) + NameDefect.allCases.map(\.explanation)
    + TransferFailure.allCases.map(\.explanation) + RequestRefusal.allCases.map(\.explanation)

  static let all =
    explanations.flatMap { [$0.what, $0.hint] } + SkippedEntry.Kind.allCases.map(\.words)

  @Test func `each has a Chinese text with Chinese in it and no stop at its end`() {
    for words in Self.all {
      #expect(words.chinese.unicodeScalars.contains { $0.properties.isIdeographic }, "\(words)")
      #expect(!words.chinese.hasSuffix("。") && !words.chinese.hasSuffix("."), "\(words)")
    }
  }

  @Test func `each has an English text in lower case and no stop at its end`() {
    for words in Self.all {
      #expect(words.english.utf8.allSatisfy { (0x20..<0x7f).contains($0) }, "\(words)")
      #expect(words.english.first?.isLowercase == true, "\(words)")
      #expect(!words.english.hasSuffix("."), "\(words)")
      #expect(words.english.split(separator: " ").count > 1, "\(words)")
    }
  }

  @Test func `reasons tell verdicts, failures and refusals apart`() {
    let verdicts = Set(VerdictTests.precedence.map(\.verdict)).map(\.explanation.what)
    for texts in [
      verdicts, TransferFailure.allCases.map(\.explanation.what),
      RequestRefusal.allCases.map(\.explanation.what), SkippedEntry.Kind.allCases.map(\.words),
    ] {
      #expect(Set(texts.map(\.chinese)).count == texts.count)
      #expect(Set(texts.map(\.english)).count == texts.count)
    }
  }

  @Test func `each language gives its own text`() {
    let words = Words("关口", "gate")
    #expect(words.in(.chinese) == "关口")
    #expect(words.in(.english) == "gate")
    #expect(Language.allCases.map(\.rawValue) == ["zh-CN", "en"])
  }

  @Test func `names of finds and types are shown without what a terminal obeys`() {
    let hostile = "X\u{1b}[2J\u{202e}\n"
    let type = ContentType(rawValue: hostile)
    for verdict: Verdict in [
      .infected(hostile), .suspicious(hostile), .forbidden(.activeContent(hostile)),
      .forbidden(.macro(hostile)), .forbidden(.pdfAction(hostile)),
      .forbidden(.embeddedProgram(hostile)), .forbidden(.polyglot(hostile)),
      .forbidden(.memberName(hostile)),
      .forbidden(.type(type)), .forbidden(.mismatch(type, fileExtension: hostile)),
    ] {
      for language in Language.allCases {
        let text = verdict.explanation.what.in(language)
        #expect(text.contains("\\u{1b}[2J\\u{202e}\\u{a}"))
        #expect(!text.unicodeScalars.contains { "\u{1b}\u{202e}\n".unicodeScalars.contains($0) })
      }
    }
  }
}
