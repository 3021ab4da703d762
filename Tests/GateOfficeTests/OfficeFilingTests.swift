import GateApproval
import GateAuditLog
import GateDomain
import GateForms
import GateOffice
import GatePolicy
import GateSigning
import GateSite
import GateWire
import Testing

@Suite("The office: forms, drafts and what people do together")
struct OfficeFilingTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private func text(_ seconds: Int64) -> String {
    Timestamp.now.adding(seconds: seconds).formText(offsetSeconds: 28_800)
  }

  private func inbound(_ serial: String = "S1") -> FilledForm {
    FilledForm(
      form: "inbound",
      texts: [
        "purpose": "资料", "source": "合作单位", "device": "0951:1666:text:\(serial)",
        "window.until": text(3_600),
      ])
  }

  private func answer(_ request: Request, _ answer: Approval.Answer = .approve) -> AnswerRequest {
    AnswerRequest(answer: answer, revision: request.revision.digest, reason: "看过")
  }

  @Test("a page that is sent twice makes one request, and takes one number")
  func doubleSubmit() async throws {
    let form = inbound()
    let key = "01J0000000000000000000KEY1"
    async let one = under.office.submit(form, key: key, by: People.zhang)
    async let two = under.office.submit(form, key: key, by: People.zhang)
    let both = try await [one, two]
    #expect(both[0].id == both[1].id)
    let again = try await under.office.submit(form, key: key, by: People.zhang)
    #expect(again.id == both[0].id)
    // Somebody else's key is another key.
    let other = try await under.office.submit(form, key: key, by: People.wang)
    #expect(other.number.hasSuffix("〕2号"))
    #expect(try await under.events().count { $0 == .requestSubmitted } == 2)
  }

  @Test("of two officers who decide at once one counts, and there is one grant")
  func twoOfficers() async throws {
    let request = try await under.office.submit(inbound(), by: People.zhang)
    func attempt(_ person: Person, _ answer: Approval.Answer) async -> Result<Request, any Error> {
      do {
        return .success(
          try await under.office.answer(request.id, self.answer(request, answer), by: person))
      } catch {
        return .failure(error)
      }
    }
    async let first = attempt(People.liu, .approve)
    async let second = attempt(People.both, .reject)
    let results = await [first, second]
    #expect(results.count { (try? $0.get()) != nil } == 1)
    let after = try await under.office.request(request.id.rawValue, by: People.zhang)
    #expect(after.approvals.count == 1)
    let grants = try await under.office.grants(stationToken: under.stationToken).count
    #expect(grants == (after.state == .approved ? 1 : 0))
    #expect(try await under.events().count { $0 == .refused } == 1)
  }

  @Test("an answer to what was edited meanwhile is refused as stale, and on record")
  func stale() async throws {
    let first = try await under.office.submit(inbound(), by: People.zhang)
    _ = try await under.office.answer(first.id, answer(first, .return), by: People.liu)
    var changed = inbound()
    changed["source"] = "合作单位二部"
    let second = try await under.office.resubmit(first.id, changed, by: People.zhang)
    #expect(second.revisions.count == 2)
    await #expect(throws: RequestRefusal.staleRevision) {
      try await under.office.answer(first.id, answer(first), by: People.liu)
    }
    #expect(try await under.events().last == .refused)
    #expect(
      try await under.office.answer(first.id, answer(second), by: People.liu).state == .approved)
  }

  private func lend(_ giver: Person, to taker: Person) async throws {
    let window = try #require(
      Window(
        notBefore: Timestamp.now.adding(seconds: -1), notAfter: Timestamp.now.adding(seconds: 600)))
    _ = try await under.office.lend(
      [.securityOfficer], to: taker.id.rawValue, for: window, by: giver)
  }

  @Test("a delegate decides for the lender, but never what the lender asked for")
  func delegate() async throws {
    try await lend(People.both, to: People.wang)
    let own = try await under.office.submit(inbound("S1"), by: People.both)
    await #expect(throws: RequestRefusal.selfApproval) {
      try await under.office.answer(own.id, answer(own), by: People.wang)
    }
    let other = try await under.office.submit(inbound("S2"), by: People.zhang)
    let waiting = try await under.office.requests(
      .toApprove, by: People.wang, limit: 10, before: nil)
    #expect(waiting.map(\.id) == [other.id])
    let approved = try await under.office.answer(other.id, answer(other), by: People.wang)
    #expect(approved.approvals.map(\.inSteadOf) == [People.both.id])
    #expect(try await under.events().contains(.mandateGiven))
  }

  @Test("a role that was taken back is gone at once, and only the lender takes it back")
  func takenBack() async throws {
    try await lend(People.liu, to: People.wang)
    let request = try await under.office.submit(inbound(), by: People.zhang)
    let mandate = try #require(try under.office.mandates(of: People.wang).first)
    await #expect(throws: Refusal.notFound) {
      try await under.office.takeBack(mandate.id, by: People.wang)
    }
    try await under.office.takeBack(mandate.id, by: People.liu)
    await #expect(throws: Refusal.notFound) {
      try await under.office.answer(request.id, answer(request), by: People.wang)
    }
  }

  private static let refusedLoans: [(Person, Set<Role>, Person)] = [
    (People.zhang, [.securityOfficer], People.wang), (People.liu, [], People.wang),
    (People.liu, [.securityOfficer], People.liu), (People.liu, [.securityOfficer], People.auditor),
    (People.liu, [.securityOfficer], People.admin), (People.zhang, [.staff], People.wang),
  ]

  @Test(
    "roles that nobody may lend, or that the other must not have, are not lent",
    arguments: refusedLoans)
  func notLent(_ giver: Person, _ roles: Set<Role>, _ taker: Person) async throws {
    let window = try #require(
      Window(notBefore: .now, notAfter: Timestamp.now.adding(seconds: 600)))
    await #expect(throws: Refusal.self) {
      try await under.office.lend(roles, to: taker.id.rawValue, for: window, by: giver)
    }
  }

  @Test("several are approved at once with a record each; one that may not be stops them all")
  func together() async throws {
    let requests = [
      try await under.office.submit(inbound("S1"), by: People.zhang),
      try await under.office.submit(inbound("S2"), by: People.wang),
    ]
    let answers = requests.map { (id: $0.id, answer: answer($0)) }
    let own = try await under.office.submit(inbound("S3"), by: People.liu.adding(.staff))
    await #expect(throws: RequestRefusal.selfApproval) {
      try await under.office.answerTogether(answers + [(own.id, answer(own))], by: People.liu)
    }
    #expect(
      try await under.office.request(requests[0].number, by: People.liu).state == .inReview)
    let done = try await under.office.answerTogether(answers, by: People.liu)
    #expect(done.map(\.state) == [.approved, .approved])
    #expect(try await under.events().count { $0 == .requestApproved } == 2)
  }

  @Test("a form of another kind needs no code: leave goes by its days, and has no grant")
  func leave() async throws {
    let head = People.head
    var form = FilledForm(
      form: "leave",
      texts: [
        "kind": "annual", "reason": "休假", "period.from": text(3_600),
        "period.until": text(3_660),
      ])
    let short = try await under.office.submit(form, by: People.zhang)
    #expect(short.rule == "one-day" || short.rule == "longer")
    form["period.until"] = text(3 * 86_400)
    let long = try await under.office.submit(form, by: People.zhang)
    #expect(long.rule == "longer" && long.steps.map(\.role) == [.departmentHead, .leader])
    #expect(long.number.hasPrefix("假〔") && long.number.hasSuffix("〕2号"))
    guard short.rule == "one-day" else { return }
    let approved = try await under.office.answer(short.id, answer(short), by: head)
    #expect(approved.state == .approved)
    #expect(try await under.office.grantState(of: short.id, by: People.zhang) == nil)
    try await under.office.tick(at: Timestamp.now.adding(seconds: 7_200))
    let state = try await under.office.request(short.number, by: People.zhang).state
    #expect(state == .closed)
  }

  @Test("what the policy forbids is told on the form, and nothing is stored or numbered")
  func forbidden() async throws {
    let form = FilledForm(
      form: "device-entry",
      texts: [
        "purpose": "维修", "kind": "phone", "owner": "甲", "model": "乙", "serial": "S1",
        "addresses": "3c528201a20f", "zone": "machine-room", "window.until": text(3_600),
        "escort": "liuyang", "exit-check": "registered",
      ])
    do {
      _ = try await under.office.submit(form, by: People.zhang)
      Issue.record("forbidden, and yet submitted")
    } catch let problems as FormProblems {
      #expect(problems.problems.map(\.explanation.what.chinese) == ["手机和移动存储不得带入机房"])
    }
    var allowed = form
    allowed["zone"] = "office"
    #expect(try await under.office.submit(allowed, by: People.zhang).number.hasSuffix("〕1号"))
  }

  private func texts(copies: Int) -> [String: String] {
    [
      "files.0.name": "a.doc", "files.0.level": "internal", "files.0.copies": String(copies),
      "purpose": "汇报", "medium": "cd-r", "recipient": "局办", "leaves-office": "no",
      "watcher": "wangfang", "window.until": text(3_600),
    ]
  }

  @Test("a changed version goes the route that it needs, and no approval of before counts on it")
  func otherRoute() async throws {
    let request = try await under.office.submit(
      FilledForm(form: "burn", texts: texts(copies: 1)), by: People.zhang)
    #expect(request.rule == "normal" && request.steps.map(\.id) == ["department", "security"])
    let seen = try await under.office.answer(request.id, answer(request), by: People.head)
    #expect(seen.openStep?.id == "security")
    _ = try await under.office.answer(request.id, answer(request, .return), by: People.liu)
    let second = try await under.office.resubmit(
      request.id, FilledForm(form: "burn", texts: texts(copies: 9)), by: People.zhang)
    #expect(second.rule == "sensitive" && second.state == .inReview)
    #expect(second.steps.map(\.id) == ["department", "security", "leader"])
    #expect(second.openStep?.id == "department" && second.standingApprovals.isEmpty)
    #expect(second.reroutings?.map(\.from) == ["normal"])
    #expect(second.number == request.number && second.decideBefore == request.decideBefore)
    await #expect(throws: RequestRefusal.staleRevision) {
      try await under.office.answer(request.id, answer(request), by: People.liu)
    }
    let third = try await under.office.answer(request.id, answer(second), by: People.head)
    #expect(third.openStep?.id == "security" && third.openStep?.need == 2)
  }

  @Test("a step that waits past its reminder marks itself once, is on record and stands first")
  func overdue() async throws {
    let old = try await under.office.submit(inbound("S1"), by: People.zhang)
    let due = under.office.policy.calendar.moment(
      try #require(old.openStep?.reminder), after: old.stepOpenedAt, offsetSeconds: 28_800)
    try await under.office.tick(at: due.adding(seconds: -1))
    #expect(try await !under.events().contains(.requestOverdue))
    try await under.office.tick(at: due)
    try await under.office.tick(at: due.adding(seconds: 60))
    let fresh = try await under.office.submit(inbound("S2"), by: People.zhang)
    let waiting = try await under.office.requests(.toApprove, by: People.liu, limit: 9, before: nil)
    #expect(waiting.map(\.id) == [old.id, fresh.id])
    #expect(waiting.map(\.isOverdue) == [true, false])
    #expect(try await under.events().count { $0 == .requestOverdue } == 1)
    var replay = RequestReplay()
    let records = try await under.office.records(before: nil, limit: 200, by: People.auditor)
    #expect(records.reversed().allSatisfy { replay.follow($0.record) })
    #expect(replay.requests[old.id]?.isOverdue == true)
  }

  @Test("drafts are kept for their writer alone, and end with the submission")
  func drafts() async throws {
    var form = inbound()
    form["nonsense"] = "x"
    try under.office.saveDraft(form, by: People.zhang)
    #expect(try under.office.draft(of: "inbound", by: People.zhang)?["purpose"] == "资料")
    #expect(try under.office.draft(of: "inbound", by: People.zhang)?["nonsense"] == "")
    #expect(try under.office.draft(of: "inbound", by: People.wang) == nil)
    _ = try await under.office.submit(inbound(), by: People.zhang)
    #expect(try under.office.draft(of: "inbound", by: People.zhang) == nil)
  }

  @Test("the evidence of a request is signed, and every record in it proves itself")
  func evidence() async throws {
    let request = try await under.office.submit(inbound(), by: People.zhang)
    _ = try await under.office.answer(request.id, answer(request), by: People.liu)
    let package = try await under.office.evidence(of: request.number, by: People.auditor)
    let office = try KeyFile.verificationKey(under.folder.grantVerificationKey)
    #expect(package.unverified.verified(by: office)?.statement == package.statement)
    let log = try KeyFile.signingKey(under.folder.logKey).verificationKey
    let key = try #require(NoteKey(name: under.office.site.origin, key: log))
    #expect(package.statement.unproved(by: key) == [])
    let other = try #require(
      NoteKey(name: under.office.site.origin, key: SigningKey().verificationKey))
    #expect(package.statement.unproved(by: other).count == package.statement.entries.count)
    #expect(package.statement.entries.count >= 3)
    await #expect(throws: Refusal.self) {
      try await under.office.evidence(of: request.number, by: People.zhang)
    }
  }

  @Test("records are found by person, number, kind of event and both together")
  func search() async throws {
    let request = try await under.office.submit(inbound("SERIAL-77"), by: People.zhang)
    _ = try await under.office.answer(request.id, answer(request), by: People.liu)
    func found(_ words: String...) throws -> [RecordEvent] {
      try under.office.search(words, before: nil, limit: 50, by: People.auditor).map(\.record.event)
    }
    #expect(try found(request.number) == [.requestApproved, .requestSubmitted])
    #expect(try found("liuyang").first == .requestApproved)
    #expect(try found("LIUYANG", request.number) == [.requestApproved])
    #expect(try found("liuyang", "request.reject") == [])
    #expect(try found("nobody") == [])
    #expect(try found().isEmpty)
    #expect(throws: Refusal.self) {
      try under.office.search(["liuyang"], before: nil, limit: 5, by: People.zhang)
    }
  }
}

extension Person {
  fileprivate func adding(_ role: Role) -> Person {
    Person(id: id, name: name, department: department, roles: roles.union([role]))
  }
}
