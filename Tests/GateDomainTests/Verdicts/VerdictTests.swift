import GateDomain
import Testing

@Suite struct VerdictTests {
  @Test func `the table holds every combination there is`() {
    #expect(Evidence.everyTypeAnswer.map(Evidence.number) == Array(0..<4))
    #expect(Evidence.everyEngineAnswer.map(Evidence.number) == Array(0..<23))
    #expect(Evidence.every.count == 4 * 7 * 4 * 23 * 2)
    #expect(Set(Evidence.every).count == Evidence.every.count)
  }

  /// The rule in one sentence, apart from any order: clean needs all five, and nothing else is.
  @Test func `clean if and only if all five kinds of evidence are good`() {
    for evidence in Evidence.every {
      let isGood =
        evidence.copy == .complete && evidence.name == nil && evidence.engine == .clean
        && evidence.type == .allowed(Evidence.someType) && evidence.signatures == .fresh
      let verdict = Verdict.judging(evidence)
      #expect((verdict == .clean) == isGood, "\(evidence)")
      #expect(verdict.isReleasable == isGood, "\(evidence)")
    }
    #expect(Evidence.every.count { Verdict.judging($0).isReleasable } == 1)
  }

  @Test func `malware is infected whatever else is wrong`() {
    let rows = Evidence.every.filter { $0.engine == .infected("Eicar") }
    #expect(rows.count == 4 * 7 * 4 * 2)
    #expect(rows.allSatisfy { Verdict.judging($0) == .infected("Eicar") })
    let others = Evidence.every.filter { $0.engine != .infected("Eicar") }
    #expect(others.allSatisfy { Verdict.judging($0).code != "infected" })
  }

  /// Which objection speaks when there are several, the strongest first.
  static let precedence: [(applies: @Sendable (Evidence) -> Bool, verdict: Verdict)] = [
    ({ $0.engine == .infected("Eicar") }, .infected("Eicar")),
    ({ $0.engine == .suspicious("Heuristics.X") }, .suspicious("Heuristics.X")),
    ({ $0.copy == .readError }, .unscannable(.readError)),
    ({ $0.copy == .readerDied }, .unscannable(.readerDied)),
    ({ $0.copy == .tooLarge }, .forbidden(.tooLarge)),
    ({ $0.engine == .objection(.encryptedArchive, "X") }, .unscannable(.encryptedArchive)),
    ({ $0.engine == .objection(.encryptedDocument, "X") }, .unscannable(.encryptedDocument)),
    ({ $0.engine == .objection(.macro, "X") }, .forbidden(.macro("X"))),
    ({ $0.engine == .objection(.pdfAction, "X") }, .forbidden(.pdfAction("X"))),
    ({ $0.engine == .objection(.activeContent, "X") }, .forbidden(.activeContent("X"))),
    ({ $0.engine == .objection(.embeddedProgram, "X") }, .forbidden(.embeddedProgram("X"))),
    ({ $0.engine == .objection(.polyglot, "X") }, .forbidden(.polyglot("X"))),
    ({ $0.engine == .objection(.memberName, "X") }, .forbidden(.memberName("X"))),
    ({ $0.engine == .objection(.sizeLimit, "X") }, .unscannable(.sizeLimit)),
    ({ $0.engine == .objection(.memberLimit, "X") }, .unscannable(.memberLimit)),
    ({ $0.engine == .objection(.depthLimit, "X") }, .unscannable(.depthLimit)),
    ({ $0.engine == .objection(.timeLimit, "X") }, .unscannable(.timedOut)),
    ({ $0.engine == .objection(.damaged, "X") }, .unscannable(.damaged)),
    ({ $0.engine == .objection(.brokenMedia, "X") }, .unscannable(.brokenMedia)),
    ({ $0.engine == .objection(.notOpened, "X") }, .unscannable(.notOpened)),
    ({ $0.engine == .objection(.readersDisagree, "X") }, .unscannable(.readersDisagree)),
    ({ $0.engine == .failed(5) }, .unscannable(.engineFailed)),
    ({ $0.engine == .timedOut }, .unscannable(.timedOut)),
    ({ $0.engine == .workerDied }, .unscannable(.workerDied)),
    ({ $0.engine == .notAsked }, .unscannable(.notScanned)),
    ({ $0.signatures == .stale }, .unscannable(.signaturesStale)),
    ({ $0.name == .notText }, .forbidden(.name(.notText))),
    ({ $0.name == .invisible }, .forbidden(.name(.invisible))),
    ({ $0.name == .traversal }, .forbidden(.name(.traversal))),
    ({ $0.name == .unportable }, .forbidden(.name(.unportable))),
    ({ $0.name == .tooLong }, .forbidden(.name(.tooLong))),
    ({ $0.name == .collision }, .forbidden(.name(.collision))),
    ({ Evidence.number(of: $0.type) == 1 }, .forbidden(.type(Evidence.someType))),
    (
      { Evidence.number(of: $0.type) == 2 },
      .forbidden(.mismatch(Evidence.someType, fileExtension: "doc"))
    ),
    ({ $0.type == .unknown }, .unscannable(.typeUnknown)),
    ({ _ in true }, .clean),
  ]

  @Test func `the strongest objection speaks`() {
    var spoken: Set<Verdict> = []
    for evidence in Evidence.every {
      let expected = Self.precedence.first { $0.applies(evidence) }?.verdict
      #expect(Verdict.judging(evidence) == expected, "\(evidence)")
      spoken.insert(Verdict.judging(evidence))
    }
    #expect(spoken == Set(Self.precedence.map(\.verdict)))
  }

  @Test func `a failure says so even when its number is odd`() {
    for number in [Int.min, -1, 0, 1, Int.max] {
      let evidence = Evidence(
        copy: .complete, name: nil, type: .allowed(Evidence.someType),
        engines: Evidence.asked(.failed(number)),
        signatures: .fresh)
      #expect(Verdict.judging(evidence) == .unscannable(.engineFailed))
    }
  }

  @Test func `any engine's objection holds, and malware found by any of them is infected`() {
    let answers = Evidence.everyEngineAnswer
    for first in answers {
      for second in answers {
        let verdict = Verdict.judging(
          Evidence(
            copy: .complete, name: nil, type: .allowed(Evidence.someType),
            engines: [first, second].map { EngineFinding(engine: "e", answer: $0) },
            signatures: .fresh))
        #expect((verdict == .clean) == (first == .clean && second == .clean))
        let isMalware = [first, second].contains(.infected("Eicar"))
        #expect((verdict.code == "infected") == isMalware)
      }
    }
  }

  @Test func `each reason has a line of its own, and only clean has none`() {
    let reasons = Self.precedence.map(\.verdict).filter { $0 != .clean }.map(\.heldReason)
    #expect(Set(reasons) == Set(HeldReason.allCases.map(Optional.some)))
    #expect(Verdict.clean.heldReason == nil)
  }

  @Test func `each kind of verdict has its word`() {
    let words = Set(Self.precedence.map(\.verdict.code))
    #expect(words == ["clean", "infected", "suspicious", "unscannable", "forbidden"])
  }
}
