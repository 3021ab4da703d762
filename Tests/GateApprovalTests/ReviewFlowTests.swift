import GateApproval
import GateAuditLog
import GateDomain
import GateSigning
import Testing

@Suite("Votes to a decision on a held file")
struct ReviewFlowTests {
  private let now = Timestamp(milliseconds: 1_700_000_000_000)
  private let liu = person("liu", [.securityOfficer])
  private let wang = person("wang", [.securityOfficer])
  private let zhang = person("zhang", [.staff, .securityOfficer])
  private var flow: ReviewFlow { ReviewFlow(at: now, policy: Digest.of([0])) }

  private static func person(_ id: String, _ roles: Set<Role>) -> Person {
    Person(id: Identifier(id), name: id, department: "", roles: roles)
  }

  private func review() throws -> Review {
    let zeros = JSONValue.string(String(repeating: "0", count: 64))
    let grant = try #require(
      Grant(canonical: [
        "action": "import",
        "basis": [
          ["approver": "liu", "at": "2026-11-22T08:00:00.000Z", "name": "刘洋", "step": "s"]
        ],
        "device": ["product": 1, "serial": "", "vendor": 1], "form": "inbound", "id": "G1",
        "scope": .object([:]),
        "issued_at": "2026-11-22T08:00:01.000Z", "not_after": "2026-11-22T10:00:00.000Z",
        "not_before": "2026-11-22T08:00:00.000Z", "policy": zeros, "request": "R1",
        "request_number": "1", "requester": "zhang", "revision": zeros, "station": "ST-01",
        "uses": 1,
      ]))
    var transfer = Transfer(
      id: Identifier("T1"), grant: grant, device: grant.device, startedAt: now)
    transfer.state = .released
    let file = QuarantinedFile(
      index: 7, path: RawName("a"), size: 1, digest: Digest.of([1]), copy: .complete)
    let scanned = ScannedFile(
      judging: file, name: nil, type: .allowed(ContentType(rawValue: "x/y")),
      engines: [EngineFinding(engine: "e", answer: .suspicious("X"))], signatures: .fresh)
    return try #require(Review(of: scanned, in: transfer))
  }

  private func deciding(_ review: Review, _ disposition: ReviewDisposition, by person: Person)
    throws -> ReviewChange
  {
    try flow.deciding(
      review, path: RawName("目录/a"),
      ReviewAct(disposition, digest: review.digest, reasons: review.reasons, why: "核对过"),
      rule: .review(officers: 2), by: person)
  }

  @Test("each vote is a record, and the last one needed makes the decision")
  func release() throws {
    let first = try deciding(review(), .release, by: liu)
    #expect(first.decision == nil && first.records.map(\.event) == [.reviewVoted])
    #expect(first.records[0].subject.id == "liu")
    let second = try deciding(first.review, .release, by: wang)
    #expect(second.records.map(\.event) == [.reviewVoted, .reviewDecided])
    let decision = try #require(second.decision)
    #expect(decision.disposition == .release && decision.officers.map(\.id) == [liu.id, wang.id])
    for record in second.records {
      #expect(record.object.kind == "transfer" && record.object.id == "T1")
      #expect(record.body["sha256"]?.string == Digest.of([1]).hex)
      #expect(record.body["index"]?.integer == 7 && record.body["path"]?.string == "目录/a")
      #expect(Record(bytes: record.bytes) != nil)
    }
    #expect(second.records[0].body["reason"]?.string == "核对过")
  }

  @Test("one officer destroys, even where another has agreed to release")
  func destroy() throws {
    let agreed = try deciding(review(), .release, by: liu).review
    let change = try deciding(agreed, .destroy, by: wang)
    #expect(change.decision?.disposition == .destroy)
    #expect(change.decision?.officers.map(\.id) == [wang.id])
  }

  @Test("the requester decides nothing, whatever roles they hold")
  func ownFile() throws {
    for disposition in ReviewDisposition.allCases {
      #expect(throws: ReviewRefusal.ownFile) {
        try deciding(review(), disposition, by: zhang)
      }
    }
  }
}
