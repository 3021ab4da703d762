import GateDomain
import Testing

@testable import GatePolicy

@Suite struct HeldPolicyTests {
  private static let lines = HeldPolicy.decided.map { "  \($0.rawValue): { decision: hold }\n" }

  private static func problems(_ lines: [String]) throws -> [PolicyProblem] {
    let text = "held:\n" + lines.joined()
    return ShippedPolicy.problems(in: try ShippedPolicy.folder("held.yaml", text))
  }

  /// The one rule no policy can change.
  @Test func `malware is forbidden whatever is decided`() {
    for decision in [HeldDecision.hold, .review(officers: 1), .forbid] {
      let all = HeldReason.allCases.map { ($0, decision) }
      let policy = HeldPolicy(decisions: Dictionary(uniqueKeysWithValues: all))
      #expect(policy.decision(for: .infected) == .forbid)
      for reason in HeldPolicy.decided { #expect(policy.decision(for: reason) == decision) }
    }
    #expect(HeldPolicy(decisions: [:]).decision(for: .macro) == .hold)
  }

  @Test func `what nobody has looked into cannot be reviewed in the shipped policy`() throws {
    let held = try ShippedPolicy.bundle().held
    let unseen: [HeldReason] = [
      .encryptedArchive, .encryptedDocument, .notOpened, .readersDisagree, .sizeLimit,
      .memberLimit, .depthLimit, .timedOut, .workerDied, .notScanned, .readError, .readerDied,
      .signaturesStale, .engineFailed, .damaged,
    ]
    for reason in unseen {
      if case .review = held.decision(for: reason) { Issue.record("\(reason) can be reviewed") }
    }
    #expect(held.decision(for: .suspicious) == .review(officers: 2))
  }

  @Test func `every reason needs its line`() throws {
    #expect(try Self.problems(Self.lines).isEmpty)
    for index in Self.lines.indices {
      var lines = Self.lines
      lines.remove(at: index)
      #expect(try Self.problems(lines).map(\.code) == [.missingKey])
    }
  }

  @Test(arguments: [
    ("  infected: { decision: review, officers: 1 }\n", PolicyProblem.Code.unknownKey),
    ("  macros: { decision: hold }\n", .unknownKey),
  ])
  func `a line for malware or for nothing is a mistake`(
    line: String, code: PolicyProblem.Code
  ) throws {
    #expect(try Self.problems(Self.lines + [line]).map(\.code) == [code])
  }

  @Test(arguments: [
    ("{ decision: review }", PolicyProblem.Code.missingKey),
    ("{ decision: review, officers: 0 }", .badValue),
    ("{ decision: review, officers: 6 }", .badValue),
    ("{ decision: hold, officers: 1 }", .unknownKey), ("{ decision: release }", .badValue),
    ("{}", .missingKey), ("hold", .wrongType),
  ])
  func `a wrong line is named`(value: String, code: PolicyProblem.Code) throws {
    let lines = ["  \(HeldPolicy.decided[0].rawValue): \(value)\n"] + Self.lines.dropFirst()
    #expect(try Self.problems(lines).map(\.code) == [code])
  }
}
