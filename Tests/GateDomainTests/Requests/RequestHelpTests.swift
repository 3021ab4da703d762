import GateDomain
import Testing

/// Delegates, added reviewers, hand-overs, escalation, narrowing and the clock.
@Suite struct RequestHelpTests {
  static let deputy = Office.person("deputy", [.staff], of: "二科")
  static let other = Office.person("other", [.securityOfficer], of: "二科")
  static let leader = Office.person("leader", [.leader])

  static func mandate(
    _ giver: Person, _ roles: Set<Role> = [.securityOfficer], from: Int64 = 0, until: Int64 = 3_600
  ) throws -> Mandate {
    Mandate(
      giver: giver, roles: roles,
      window: try #require(
        Window(
          notBefore: Office.start.adding(seconds: from),
          notAfter: Office.start.adding(seconds: until))))
  }

  private func approve(_ request: Request, by person: Person, _ mandates: [Mandate] = [])
    -> Result<RequestState, RequestRefusal>
  {
    request.result(of: Office.answer(.approve, request), by: person, mandates: mandates)
  }

  @Test func `a delegate approves in the lender's stead, and both names are on record`() throws {
    let request = Office.request()
    let mandate = try Self.mandate(Office.officer)
    let approved = try request.after(
      Office.answer(.approve, request), by: Self.deputy, mandates: [mandate])
    #expect(approved.state == .approved)
    #expect(approved.approvals.map(\.approver) == [Self.deputy.id])
    #expect(approved.approvals.map(\.inSteadOf) == [Office.officer.id])
    #expect(approved.approvals.map(\.department) == [Office.officer.department])
  }

  @Test func `nobody approves their own request through a delegate`() throws {
    // The requester holds the role and lends it: it does not reach their own request.
    let request = Request(
      id: Identifier("R"), number: "1", requester: Office.author, steps: Office.oneStep,
      terms: Office.terms, policy: Office.digest(1), decideBefore: Office.deadline,
      revision: Office.revision(1, "图纸", author: Office.author))
    #expect(
      approve(request, by: Self.deputy, [try Self.mandate(Office.author)])
        == .failure(.selfApproval))
    // Nor does the requester become an approver by borrowing one.
    #expect(
      approve(request, by: Office.author, [try Self.mandate(Office.officer)])
        == .failure(.selfApproval))
  }

  @Test func `a delegate and their lender count as one`() throws {
    let request = Office.request(steps: [Office.step("sec", .securityOfficer, need: 2)])
    let mandate = try Self.mandate(Office.officer)
    let first = try request.after(
      Office.answer(.approve, request), by: Self.deputy, mandates: [mandate])
    #expect(approve(first, by: Office.officer) == .failure(.alreadyAnswered))
    #expect(
      approve(first, by: Self.deputy, [try Self.mandate(Self.other)]) == .failure(.alreadyAnswered))
    #expect(approve(first, by: Self.other) == .success(.approved))
    // Nor the other way round, the lender having answered first.
    let lender = try request.after(Office.answer(.approve, request), by: Office.officer)
    #expect(approve(lender, by: Self.deputy, [mandate]) == .failure(.alreadyAnswered))
  }

  @Test func `a mandate lends nothing before, after, beyond its roles or what its giver lost`()
    throws
  {
    let request = Office.request()
    for wrong in [
      try Self.mandate(Office.officer, from: 60),
      try Self.mandate(Office.officer, from: -60, until: 0),
      try Self.mandate(Office.officer, [.leader]), try Self.mandate(Office.requester),
      try Self.mandate(Office.switched(Office.officer, to: [.staff])),
    ] {
      let result = approve(request, by: Self.deputy, [wrong])
      #expect(result == .failure(.roleMissing) || result == .failure(.selfApproval))
    }
    let auditor = Office.person("audit", [.auditor])
    #expect(
      approve(request, by: auditor, [try Self.mandate(Office.officer)]) == .failure(.roleMissing))
    // Nor does an auditor lend what the auditor must never use.
    let auditing = Office.switched(Office.officer, to: [.securityOfficer, .auditor])
    #expect(
      approve(request, by: Self.deputy, [try Self.mandate(auditing)]) == .failure(.roleMissing))
  }

  @Test func `an added reviewer is needed besides the quorum and never instead of it`() throws {
    let request = Office.request()
    let asked = try request.after(
      .addReviewer(Self.deputy, reason: "请核对"), by: Office.officer)
    let quorum = try asked.after(Office.answer(.approve, asked), by: Office.officer)
    #expect(quorum.state == .inReview)
    #expect(quorum.pendingReviewers(of: Office.oneStep[0]).map(\.reviewer) == [Self.deputy.id])
    #expect(approve(quorum, by: Self.deputy) == .success(.approved))
    // The reviewer alone does not meet the quorum.
    #expect(approve(asked, by: Self.deputy) == .success(.inReview))
  }

  @Test func `only who may answer adds a reviewer, and not just anybody`() throws {
    let request = Office.request()
    #expect(
      request.result(of: .addReviewer(Self.deputy, reason: "x"), by: Office.outsider)
        == .failure(.roleMissing))
    #expect(
      request.result(of: .addReviewer(Self.deputy, reason: " "), by: Office.officer)
        == .failure(.reasonMissing))
    for wrong in [Office.requester, Office.officer, Office.person("a", [.auditor])] {
      #expect(
        request.result(of: .addReviewer(wrong, reason: "x"), by: Office.officer)
          == .failure(.notEligible))
    }
  }

  @Test func `a turn goes to a holder of the role, and whoever gave it away has none`() throws {
    let request = Office.request()
    let given = try request.after(.handOver(Self.other, reason: "出差"), by: Office.officer)
    #expect(approve(given, by: Office.officer) == .failure(.handedOver))
    #expect(approve(given, by: Self.other) == .success(.approved))
    #expect(given.steps == request.steps)
    #expect(
      request.result(of: .handOver(Self.other, reason: " "), by: Office.officer)
        == .failure(.reasonMissing))
    for wrong in [Self.deputy, Office.requester, Office.officer] {
      #expect(
        request.result(of: .handOver(wrong, reason: "x"), by: Office.officer)
          == .failure(.notEligible))
    }
    // Not even through a delegate.
    #expect(
      approve(given, by: Self.deputy, [try Self.mandate(Office.officer)]) == .failure(.handedOver))
  }

  @Test func `a step of distinct departments refuses a second officer of one department`() throws {
    let request = Office.request(
      steps: [Office.step("sec", .securityOfficer, need: 2, distinct: true)])
    let first = try request.after(Office.answer(.approve, request), by: Office.officer)
    #expect(approve(first, by: Office.secondOfficer) == .failure(.sameDepartment))
    #expect(approve(first, by: Self.other) == .success(.approved))
  }

  @Test func `a step of the requester's department refuses another head`() throws {
    let request = Office.request(steps: [Office.step("d", .departmentHead, own: true)])
    let foreign = Office.person("foreign", [.departmentHead], of: "二科")
    #expect(approve(request, by: foreign) == .failure(.roleMissing))
    #expect(approve(request, by: Office.head) == .success(.approved))
  }

  @Test func `an escalated step may be decided by somebody higher, and by nobody without it`()
    throws
  {
    let step = Office.step(
      "sec", .securityOfficer, escalation: .init(after: .init(seconds: 60), role: .leader))
    let request = Office.request(steps: [step])
    #expect(approve(request, by: Self.leader) == .failure(.roleMissing))
    let late = request.escalating(at: Office.start.adding(seconds: 60))
    #expect(late.state == .inReview && late.escalated == ["sec"])
    #expect(approve(late, by: Self.leader) == .success(.approved))
    #expect(approve(late, by: Office.officer) == .success(.approved))
    #expect(late.escalating(at: Office.deadline) == late)
    #expect(Office.request().escalating(at: Office.deadline) == Office.request())
  }

  @Test func `reminders come from the requester, and not too often`() throws {
    let request = Office.request()
    let hour = Office.start.adding(seconds: Request.reminderPause)
    #expect(request.result(of: .remind, by: Office.requester) == .failure(.tooSoon))
    #expect(request.result(of: .remind, by: Office.officer, at: hour) == .failure(.notRequester))
    let reminded = try request.after(.remind, by: Office.requester, at: hour)
    #expect(reminded.reminders == [hour])
    #expect(reminded.result(of: .remind, by: Office.requester, at: hour) == .failure(.tooSoon))
  }

  @Test func `a narrowed approval makes a narrower grant and leaves the request as it was`() throws
  {
    let files = ["a", "b", "c"].map { NamedFile(name: $0, level: "internal", copies: 1) }
    let request = Office.request(files: files)
    let until = Office.start.adding(seconds: 3_600)
    let approved = try request.after(
      .answer(
        .approve, revision: request.revision.digest, reason: "只同意前两个",
        narrowing: Narrowing(until: until, kept: ["files": [0, 1]])), by: Office.officer)
    let grant = try #require(Grant(id: Identifier("G"), from: approved, at: Office.start))
    #expect(grant.scope["files"] == .files(Array(files.prefix(2))))
    #expect(grant.window.notAfter == until)
    #expect(approved.revision == request.revision)
  }

  @Test func `two narrowings leave what both leave, and never nothing`() throws {
    let files = ["a", "b", "c"].map { NamedFile(name: $0, level: "internal", copies: 1) }
    let request = Office.request(
      steps: [Office.step("sec", .securityOfficer, need: 2)], files: files)
    func narrow(_ kept: Set<Int>, reason: String = "x") -> RequestAct {
      .answer(
        .approve, revision: request.revision.digest, reason: reason,
        narrowing: Narrowing(kept: ["files": kept]))
    }
    let first = try request.after(narrow([0, 1]), by: Office.officer)
    #expect(first.result(of: narrow([2]), by: Self.other) == .failure(.cannotNarrow))
    let both = try first.after(narrow([1, 2]), by: Self.other)
    let grant = try #require(Grant(id: Identifier("G"), from: both, at: Office.start))
    #expect(grant.scope["files"] == .files([files[1]]))
    for wrong in [Set<Int>(), [3], [-1]] {
      #expect(request.result(of: narrow(wrong), by: Office.officer) == .failure(.cannotNarrow))
    }
    #expect(
      request.result(of: narrow([0], reason: ""), by: Office.officer) == .failure(.reasonMissing))
  }

  @Test func `a clock that is set back brings no time back`() throws {
    let request = Office.request()
    let late = Office.deadline.adding(seconds: -1)
    let reminded = try request.after(.remind, by: Office.requester, at: late)
    // The next act counts as not earlier than the one before it.
    let approved = try reminded.after(
      Office.answer(.approve, reminded), by: Office.officer, at: Office.start)
    #expect(approved.approvals.map(\.at) == [late])
    let lapsed = request.lapsing(at: Office.deadline)
    #expect(lapsed.state == .lapsed)
    #expect(approve(lapsed, by: Office.officer) == .failure(.wrongState))
    #expect(lapsed.lapsing(at: Office.start) == lapsed)
  }

  @Test func `a form without a grant makes none, and one whose fields are missing makes none`()
    throws
  {
    let approved = try Office.request().after(
      Office.answer(.approve, Office.request()), by: Office.officer)
    #expect(Grant(id: Identifier("G"), from: approved, at: Office.start) != nil)
    for terms in [
      GrantTerms(action: nil, window: "window"),
      GrantTerms(action: .burn, station: "purposes", window: "window"),
      GrantTerms(action: .importFiles, device: "source", window: "window"),
      GrantTerms(action: .importFiles, window: "purpose"),
    ] {
      let request = Request(
        id: Identifier("R1"), number: "1", requester: Office.requester, steps: Office.oneStep,
        terms: terms, policy: Office.digest(1), decideBefore: Office.deadline,
        revision: Office.revision(1, "图纸"))
      let approved = try request.after(Office.answer(.approve, request), by: Office.officer)
      #expect(Grant(id: Identifier("G"), from: approved, at: Office.start) == nil, "\(terms)")
    }
  }
}
