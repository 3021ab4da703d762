import GateApproval
import GateAuditLog
import GateDomain
import GateForms
import GateSigning
import Testing

@Suite("Request to grant")
struct RequestFlowTests {
  private let now = Timestamp(milliseconds: 1_700_000_000_000)
  private let policy = Digest.of(Array("policy".utf8))
  private let zhang = Person(
    id: Identifier("zhang"), name: "张伟", department: "一处", roles: [.staff, .securityOfficer])
  private let liu = Person(
    id: Identifier("liu"), name: "刘洋", department: "保密办", roles: [.securityOfficer])
  private var flow: RequestFlow { RequestFlow(at: now, policy: policy) }

  private func content(_ source: String, _ window: Window) -> RequestContent {
    RequestContent(
      form: "inbound", version: policy, subject: "资料",
      values: [
        "source": .text(source), "station": .text("ST-01"), "window": .period(window),
        "device": .device(DeviceIdentity(vendorID: 1, productID: 2, serial: RawName("S"))),
      ])
  }

  private func answering(
    _ request: Request, _ answer: Approval.Answer, revision: Digest, reason: String,
    by person: Person, flow: RequestFlow? = nil
  ) throws(RequestRefusal) -> RequestChange {
    try (flow ?? self.flow).acting(
      request, .answer(answer, revision: revision, reason: reason), by: person)
  }

  private func rule(_ steps: [ApprovalStep]) -> RouteRule {
    RouteRule(
      id: "normal", title: Words("保密员", "officer"), when: nil, steps: steps, allowsBatch: false)
  }

  private func submitted() throws -> Request {
    let window = try #require(
      Window(notBefore: now, notAfter: now.adding(seconds: 3_600)))
    let step = ApprovalStep(id: "sec", name: "保密员审批", role: .securityOfficer, need: 1)
    let change = flow.submitting(
      content("合作单位", window), number: "传入〔2026〕1号", by: zhang,
      rule: rule([step]),
      terms: GrantTerms(
        action: .importFiles, device: "device", station: "station", window: "window"),
      deadline: now.adding(seconds: 86_400))
    #expect(change.records.map(\.event) == [.requestSubmitted])
    #expect(change.grant == nil)
    return change.request
  }

  @Test("an approval by somebody else makes a grant that quotes it")
  func approval() throws {
    let request = try submitted()
    let change = try answering(
      request, .approve, revision: request.revision.digest, reason: "", by: liu)
    let grant = try #require(change.grant)
    #expect(change.request.state == .approved)
    #expect(change.records.map(\.event) == [.requestApproved, .grantMinted])
    #expect(grant.basis.map(\.approver) == [liu.id])
    #expect(grant.revision == request.revision.digest)
    #expect(grant.device == request.revision.content.device("device"))
    #expect(grant.uses == 1)
  }

  @Test("a request is submitted once, and under its own name")
  func replayedTwice() throws {
    let window = try #require(Window(notBefore: now, notAfter: now.adding(seconds: 3_600)))
    let step = ApprovalStep(id: "sec", name: "保密员审批", role: .securityOfficer, need: 1)
    let change = flow.submitting(
      content("合作单位", window), number: "传入〔2026〕1号", by: zhang, rule: rule([step]),
      terms: GrantTerms(
        action: .importFiles, device: "device", station: "station", window: "window"),
      deadline: now.adding(seconds: 86_400))
    let record = try #require(change.records.first)
    var replay = RequestReplay()
    let (first, again) = (replay.follow(record), replay.follow(record))
    #expect(first && !again)
    let other = Record.ofServer(
      record.event, at: now, by: .init(id: "server"), on: ("request", "01OTHER"),
      body: record.body, policy: Digest.of([]))
    let isFollowed = replay.follow(other)
    #expect(!isFollowed)
    #expect(Array(replay.requests.keys) == [change.request.id])
  }

  @Test("nobody approves their own request, even when they hold the role")
  func selfApproval() throws {
    let request = try submitted()
    #expect(throws: RequestRefusal.selfApproval) {
      try answering(
        request, .approve, revision: request.revision.digest, reason: "", by: zhang)
    }
    // A role taken on or laid down does not make another person of the requester.
    let switched = Person(
      id: zhang.id, name: "张伟", department: "保密办", roles: [.securityOfficer])
    #expect(throws: RequestRefusal.selfApproval) {
      try answering(
        request, .approve, revision: request.revision.digest, reason: "", by: switched)
    }
  }

  @Test("an approval of the version before an edit is stale")
  func stale() throws {
    let first = try submitted()
    let returned = try answering(
      first, .return, revision: first.revision.digest, reason: "补充来源", by: liu
    ).request
    let window = try #require(first.revision.content.period("window"))
    let second = try flow.resubmitting(
      returned, content("合作单位二部", window), rule: rule(returned.steps), by: zhang
    ).request
    #expect(second.reroutings == nil)
    #expect(throws: RequestRefusal.staleRevision) {
      try answering(second, .approve, revision: first.revision.digest, reason: "", by: liu)
    }
    let approved = try answering(
      second, .approve, revision: second.revision.digest, reason: "", by: liu)
    #expect(approved.grant?.revision == second.revision.digest)
  }

  @Test("taking an approved request back revokes its grant")
  func withdrawal() throws {
    let request = try submitted()
    let approved = try answering(
      request, .approve, revision: request.revision.digest, reason: "", by: liu
    ).request
    #expect(try flow.acting(approved, .withdraw, by: zhang).revokesGrant)
    #expect(try flow.acting(approved, .void(reason: "变更"), by: liu).revokesGrant)
    #expect(try !flow.acting(request, .withdraw, by: zhang).revokesGrant)
  }

  @Test("every record of the flow reads back from its own bytes")
  func records() throws {
    let request = try submitted()
    let changes = [
      try answering(
        request, .approve, revision: request.revision.digest, reason: "好\n\u{7f}", by: liu),
      try answering(
        request, .reject, revision: request.revision.digest, reason: "不符", by: liu),
      try flow.acting(request, .withdraw, by: zhang),
    ]
    for record in changes.flatMap(\.records) {
      #expect(Record(bytes: record.bytes) == record)
    }
  }

  @Test("time lapses what nobody decided and approves nothing")
  func lapsing() throws {
    let request = try submitted()
    let later = RequestFlow(at: now.adding(seconds: 86_400), policy: policy)
    #expect(flow.lapsing(request) == nil)
    #expect(later.lapsing(request)?.request.state == .lapsed)
    #expect(throws: RequestRefusal.lapsed) {
      try answering(
        request, .approve, revision: request.revision.digest, reason: "", by: liu, flow: later)
    }
  }
}
