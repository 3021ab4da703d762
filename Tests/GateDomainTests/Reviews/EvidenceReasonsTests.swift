import GateDomain
import Testing

@Suite struct EvidenceReasonsTests {
  @Test
  func `there is a reason exactly when the verdict is not clean, and the verdict's is among them`()
  {
    for evidence in Evidence.every {
      let (verdict, reasons) = (Verdict.judging(evidence), evidence.heldReasons)
      #expect(reasons.isEmpty == (verdict == .clean))
      #expect(verdict.heldReason.map(reasons.contains) ?? true)
      #expect(evidence.objections.first == (verdict == .clean ? nil : verdict))
      #expect(Set(evidence.objections.compactMap(\.heldReason)) == Set(reasons))
    }
  }

  @Test func `every piece that objects has its own reason, whatever the others say`() {
    for evidence in Evidence.every {
      let reasons = evidence.heldReasons
      #expect((evidence.copy == .readError) == reasons.contains(.readError))
      #expect((evidence.copy == .tooLarge) == reasons.contains(.tooLarge))
      #expect((evidence.copy == .readerDied) == reasons.contains(.readerDied))
      #expect((evidence.name != nil) == reasons.contains(.name))
      #expect((evidence.signatures == .stale) == reasons.contains(.signaturesStale))
      #expect((evidence.type == .unknown) == reasons.contains(.typeUnknown))
      #expect((evidence.type == .forbidden(Evidence.someType)) == reasons.contains(.type))
      #expect((evidence.engine == .notAsked) == reasons.contains(.notScanned))
      #expect((evidence.engine == .infected("Eicar")) == reasons.contains(.infected))
    }
  }

  @Test func `what one engine says does not hide what another says`() {
    let evidence = Evidence(
      copy: .complete, name: nil, type: .forbidden(Evidence.someType),
      engines: [
        EngineFinding(engine: "a", answer: .suspicious("X")),
        EngineFinding(engine: "b", answer: .objection(.encryptedArchive, "")),
        EngineFinding(engine: "c", answer: .clean),
      ], signatures: .fresh)
    #expect(evidence.heldReasons == [.suspicious, .encryptedArchive, .type])
  }

  @Test func `every reason has words in both languages`() {
    for reason in HeldReason.allCases {
      #expect(reason.words.english.utf8.allSatisfy { $0 < 0x80 } && !reason.words.chinese.isEmpty)
    }
    let refusals = ReviewRefusal.allCases.map(\.explanation)
    for explanation in refusals + ReviewFailure.allCases.map(\.explanation) {
      #expect(!explanation.what.chinese.isEmpty && !explanation.hint.english.isEmpty)
    }
  }
}
