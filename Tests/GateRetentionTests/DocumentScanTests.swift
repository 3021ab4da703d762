import GateDomain
import Testing

@testable import GateRetention

/// A text that comes piece by piece gives what it gives as a whole.
@Suite("Documents that are read as they come") struct DocumentScanTests {
  private let rules: RetentionRules
  private let matcher: RetentionMatcher

  init() throws {
    rules = try RetentionRules(RuleFiles.read(ShippedRulesTests.folder))
    matcher = RetentionMatcher(rules)
  }

  private func whole(_ text: [UInt32]) -> DocumentVerdict {
    var tally = MatchTally(matcher: matcher, document: InspectedDocument(parts: []))
    tally.look(at: .init(source: .text, place: "1", scalars: text))
    return tally.verdict()
  }

  private func pieces(_ text: [UInt32], of length: Int, stretch: Int) -> DocumentVerdict {
    var scan = DocumentScan(matcher, members: [], stretch: stretch)
    scan.begin(place: "1")
    for start in stride(from: 0, to: text.count, by: length) {
      scan.append(text[start..<min(text.count, start + length)])
      #expect(scan.held <= stretch)
    }
    return scan.verdict()
  }

  // Marks that differ, so that each counts once, at every phase against the places of the cuts.
  private func marked(_ mark: (Int) -> String, every length: Int) -> [UInt32] {
    let filler = Array("各处室要按时报送有关情况，".unicodeScalars.map(\.value))
    var text: [UInt32] = []
    for number in 1...99 {
      for place in 0..<length { text.append(filler[place % filler.count]) }
      text += mark(number).unicodeScalars.map(\.value)
    }
    return text
  }

  static let marks: [@Sendable (Int) -> String] = [
    { "机密★\($0)年" }, { "\n秘密 \($0)年\n" },
    { "机\(String(repeating: " ", count: 300))密★\(String(repeating: "\n", count: 90))\($0)年" },
    { "正确的标注是“机密★\($0)年”" }, { "南江保办发〔2026〕\($0)号" },
  ]

  @Test(
    "a mark across a cut is found once, and nothing is found that is not there", arguments: 0..<5)
  func cuts(_ kind: Int) {
    let stretch = 3 * matcher.span
    let text = marked(Self.marks[kind], every: matcher.span / 3 + 7)
    let expected = whole(text)
    #expect(!expected.evidence.isEmpty || kind == 3)
    #expect(text.count > 10 * stretch)
    for length in [11, 997, text.count] {
      #expect(pieces(text, of: length, stretch: stretch) == expected, "\(length)")
    }
  }

  @Test("every example of the shipped rules comes out as in the whole, wherever it is cut")
  func examples() {
    let filler = [UInt32](repeating: 0x4e2d, count: 2 * matcher.span)
    for example in rules.examples where example.isFound {
      for shift in [0, 3, 40] {
        var text = Array(filler.dropLast(shift))
        text += example.text.unicodeScalars.map(\.value)
        text += filler
        #expect(
          pieces(text, of: 500, stretch: 2 * matcher.span + 20) == whole(text),
          "\(example.rule): \(example.text)")
      }
    }
  }

  @Test("a line without an end is held in part alone")
  func flat() {
    var scan = DocumentScan(matcher, members: [])
    scan.begin(place: "")
    let piece = [UInt32](repeating: 0x4e2d, count: 32_768)
    for _ in 0..<40 {
      scan.append(piece)
      #expect(scan.held <= scan.stretch)
    }
    scan.append("机密★10年".unicodeScalars.map(\.value))
    // What nobody sees does not fill the stretch.
    let before = scan.held
    scan.append([UInt32](repeating: 0x20, count: 100_000))
    #expect(scan.held <= before + 100)
    #expect(scan.verdict().evidence.map(\.rule) == ["mark-star"])
  }
}
