import GateDomain
import GatePolicy
import GateSigning
import GateTransfer
import Testing

/// The whole truth table of the only way into a release folder besides a clean verdict.
@Suite("Reviewed files")
struct ReviewedFileTests {
  private static let file = QuarantinedFile(
    index: 3, path: RawName("a"), size: 1, digest: Digest.of([1]), copy: .complete)
  private static let forbidden = TypeAnswer.forbidden(ContentType(rawValue: "x/y"))

  private static let rules: [HeldDecision] =
    [.hold, .forbid] + (0...3).map { .review(officers: $0) }

  @Test("every reason under every rule by every number of officers")
  func table() throws {
    var made = 0
    let transfer = try ReviewSample.transfer()
    let answers: [(HeldReason, EngineAnswer)] =
      [(.infected, .infected("X")), (.suspicious, .suspicious("X"))]
      + ContentObjection.allCases.compactMap { objection in
        HeldReason(rawValue: objection.rawValue).map { ($0, .objection(objection, "")) }
      }
    for (reason, answer) in answers {
      let scanned = ReviewSample.scanned(Self.file, [answer])
      for rule in Self.rules {
        for officers in [["liu"], ["liu", "wang"], ["liu", "wang", "chen"]] {
          let decision = ReviewSample.decision(.release, scanned, officers: officers)
          let reviewed = decision.flatMap {
            ReviewedFile(
              scanned, of: transfer, by: $0, under: ReviewSample.policy([reason: rule]))
          }
          let isExpected = reason != .infected && Self.allows(rule, officers.count)
          #expect((reviewed != nil) == isExpected, "\(reason) \(rule) \(officers)")
          made += reviewed == nil ? 0 : 1
        }
      }
    }
    #expect(made > 50)
  }

  private static func allows(_ rule: HeldDecision, _ officers: Int) -> Bool {
    guard case .review(let need) = rule else { return false }
    return officers >= need
  }

  @Test("one reason that the policy keeps hides behind no other", arguments: rules)
  func everyReasonCounts(_ rule: HeldDecision) throws {
    let scanned = ReviewSample.scanned(Self.file, [.suspicious("X")], type: Self.forbidden)
    let decision = try #require(ReviewSample.decision(.release, scanned))
    #expect(decision.statement.reasons == [.suspicious, .type])
    let policy = ReviewSample.policy([.suspicious: .review(officers: 1), .type: rule])
    let reviewed = ReviewedFile(
      scanned, of: try ReviewSample.transfer(), by: decision, under: policy)
    #expect((reviewed != nil) == Self.allows(rule, 2), "\(rule)")
  }

  @Test("a decision about anything else, or to anything else, makes none")
  func bindings() throws {
    let scanned = ReviewSample.scanned(Self.file)
    let policy = ReviewSample.policy([.suspicious: .review(officers: 2)])
    let transfer = try ReviewSample.transfer()
    func makes(_ decision: Verified<ReviewDecision>?, _ transfer: Transfer) -> Bool {
      decision.flatMap { ReviewedFile(scanned, of: transfer, by: $0, under: policy) } != nil
    }
    #expect(makes(ReviewSample.decision(.release, scanned), transfer))
    let others: [[String: JSONValue]] = [
      ["index": 4], ["sha256": .string(Digest.of([2]).hex)], ["transfer": "T2"],
      ["station": "ST-02"], ["requester": "chen"], ["reasons": ["macro"]],
      ["reasons": ["suspicious", "macro"]], ["disposition": "destroy"],
    ]
    for other in others {
      #expect(!makes(ReviewSample.decision(.release, scanned, change: other), transfer), "\(other)")
    }
    #expect(ReviewSample.decision(.release, scanned, key: SigningKey()) == nil)
    for state in [TransferState.copying, .judged, .releasing, .failed(.revoked)] {
      #expect(!makes(ReviewSample.decision(.release, scanned), try ReviewSample.transfer(state)))
    }
    // The requester that the station knows, whatever the statement says.
    let own = ReviewSample.decision(.release, scanned, officers: ["liu", "wang"])
    #expect(!makes(own, try ReviewSample.transfer(requester: "wang")))
  }

  @Test("a clean file needs no review and gets none")
  func clean() throws {
    let scanned = ReviewSample.scanned(Self.file, [.clean])
    let decision = ReviewSample.decision(
      .release, scanned, change: ["reasons": ["suspicious"]])
    let policy = ReviewSample.policy([.suspicious: .review(officers: 1)])
    let signed = try #require(decision)
    #expect(
      ReviewedFile(scanned, of: try ReviewSample.transfer(), by: signed, under: policy) == nil)
  }
}
