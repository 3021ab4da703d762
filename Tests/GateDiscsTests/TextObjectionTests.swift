import GateDiscs
import GateDomain
import GatePolicy
import GateSigning
import GateSigning
import Testing

/// What the text of a file does to a request, over the whole table.
@Suite("What a file's text objects to") struct TextObjectionTests {
  private static func finding(_ mark: LevelMark?) -> ContentFinding {
    ContentFinding(
      rule: "r", title: Words("规则", "rule"), place: "", before: "", hit: "x", after: "",
      mark: mark)
  }

  private static func file(_ contents: ContentExamination) -> StagedFile {
    var file = StagedFile(
      number: 0, file: BurnFile(path: RawName("a"), size: 1, digest: Digest.of([1])))
    file.contents = contents
    return file
  }

  private static func report(
    _ findings: [ContentFinding], _ unread: [UnreadReason] = []
  ) -> ContentExamination {
    .examined(
      TextReport(
        findings: findings, unread: unread.map { UnreadContent(place: "", reason: $0) }))
  }

  private static let nothing = DiscPolicy(stops: [])

  @Test("a mark fits a level exactly as the order of levels says")
  func covers() {
    let fits: Set<[String]> = [
      ["internal", "internal"], ["internal", "work-secret"], ["work-secret", "work-secret"],
    ]
    for mark in LevelMark.allCases {
      for level in DiscLevel.allCases {
        #expect(level.covers(mark) == fits.contains([mark.rawValue, level.rawValue]))
      }
    }
  }

  @Test("a file is free of objections only when it was read and no mark is above the level")
  func wholeTable() {
    for level in DiscLevel.allCases {
      #expect(Self.file(.notExamined).objection(at: level, under: Self.nothing) == .notExamined)
      #expect(Self.file(.noReader).objection(at: level, under: Self.nothing) == .noReader)
      #expect(Self.file(Self.report([])).objection(at: level, under: Self.nothing) == nil)
      for bits in 0..<(1 << LevelMark.allCases.count) {
        let marks = LevelMark.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }
        let findings = [Self.finding(nil)] + marks.map { Self.finding($0.element) }
        let objection = Self.file(Self.report(findings)).objection(at: level, under: Self.nothing)
        #expect((objection == nil) == marks.allSatisfy { level.covers($0.element) })
      }
    }
  }

  @Test("what was not read objects exactly where the policy says so")
  func unread() {
    let reasons = UnreadReason.allCases
    for bits in 0..<(1 << reasons.count) {
      let stops = Set(reasons.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
      for reason in reasons {
        let file = Self.file(Self.report([], [reason]))
        let objection = file.objection(at: .workSecret, under: DiscPolicy(stops: stops))
        #expect((objection != nil) == stops.contains(reason))
      }
    }
  }

  @Test("a file that was not scanned, not read or carries a state secret is never fit")
  func fitness() {
    for contents in [
      ContentExamination.notExamined, .noReader, Self.report([]),
      Self.report([Self.finding(.classified)]),
    ] {
      let file = Self.file(contents)
      #expect(!file.isFit && !file.isJudged)
    }
  }

  @Test(
    "every objection says what is wrong and what to do, and has a word of its own",
    arguments: Language.allCases)
  func words(_ language: Language) {
    let unread = UnreadContent(place: "a.zip", reason: .encrypted)
    let objections: [TextObjection] = [
      .notExamined, .noReader, .mark(Self.finding(.classified)),
      .mark(Self.finding(.workSecret)), .unread(unread),
    ]
    #expect(Set(objections.map(\.code)).count == objections.count)
    for objection in objections {
      let explanation = objection.explanation(of: RawName("文件.txt"))
      #expect(explanation.what.in(language).contains("文件.txt"))
      #expect(!explanation.hint.in(language).isEmpty)
    }
  }

  @Test("a preview is short, visible text")
  func preview() {
    let preview = TextPreview(of: "甲\n乙\u{1b}[31m\u{202e}丙" + String(repeating: "x", count: 9_999))
    #expect(preview.text.hasPrefix("甲\n乙[31m丙xx") && preview.isCut)
    #expect(preview.text.unicodeScalars.count == TextPreview.limit)
    #expect(!TextPreview(of: "短").isCut)
  }

  @Test("whatever a station claims, the time that is left is a number or unknown")
  func progress() {
    let wild: [UInt64] = [0, 1, 1_000, .max / 2, .max]
    for done in wild {
      for total in wild {
        for elapsed in [Int64.min, -1, 0, 1, 60_000, .max] {
          let progress = BurnProgress(
            phase: .writing, done: done, total: total, elapsed: elapsed)
          #expect(progress.secondsLeft.map { (1...1_000_000_001).contains($0) } ?? true)
          #expect(progress.share.map { (0...1).contains($0) } ?? (total == 0))
        }
      }
    }
    let half = BurnProgress(phase: .writing, done: 50, total: 100, elapsed: 10_000)
    #expect(half.secondsLeft == 11)
  }
}
