import GateDomain
import Testing

@testable import GatePolicy

@Suite struct HeldReasonsTests {
  /// Every combination of up to three lines, against the sentence "the strictest wins".
  @Test func `the strictest line decides`() {
    let choices: [HeldDecision] = [.hold, .forbid, .review(officers: 1), .review(officers: 3)]
    let reasons: [HeldReason] = [.suspicious, .macro, .mismatch]
    for first in choices {
      for second in choices {
        for third in choices {
          let lines = [first, second, third]
          let policy = HeldPolicy(
            decisions: Dictionary(uniqueKeysWithValues: zip(reasons, lines)))
          let expected: HeldDecision =
            lines.contains(.forbid)
            ? .forbid
            : lines.contains(.hold)
              ? .hold
              : lines.contains(.review(officers: 3)) ? .review(officers: 3) : .review(officers: 1)
          #expect(policy.decision(for: reasons) == expected)
          #expect(policy.decision(for: reasons + [.infected]) == .forbid)
          #expect(policy.decision(for: [reasons[0]]) == first)
        }
      }
    }
  }

  @Test func `no reason allows nothing`() {
    #expect(HeldPolicy(decisions: [:]).decision(for: []) == .hold)
  }
}
