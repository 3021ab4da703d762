import GateDomain
import Testing

@Suite struct RequestTransitionTests {
  /// A request, written by the author for the requester, that came to `state` by real acts.
  static func request(in state: RequestState) throws -> Request {
    let fresh = Office.request(author: Office.author)
    switch state {
    case .inReview: return fresh
    case .returned: return try fresh.after(Office.answer(.return, fresh), by: Office.officer)
    case .approved: return try fresh.after(Office.answer(.approve, fresh), by: Office.officer)
    case .rejected: return try fresh.after(Office.answer(.reject, fresh), by: Office.officer)
    case .withdrawn: return try fresh.after(.withdraw, by: Office.requester)
    case .lapsed: return fresh.lapsing(at: Office.deadline)
    case .voided:
      return try request(in: .approved).after(.void(reason: "理由"), by: Office.officer)
    case .closed: return try request(in: .approved).ending(used: true, at: Office.start)
    }
  }

  @Test(arguments: RequestState.allCases)
  func `every act by everybody comes off or is refused as the rules say`(state: RequestState)
    throws
  {
    let request = try Self.request(in: state)
    #expect(request.state == state)
    for row in RequestCase.all(in: state) {
      let result = request.result(
        of: row.requestAct(on: request), by: row.person, at: row.time)
      #expect(result == row.expected, "\(row)")
    }
  }

  @Test(arguments: RequestState.allCases)
  func `whoever asked or wrote never answers, and what is final stays`(state: RequestState) throws {
    let request = try Self.request(in: state)
    for row in RequestCase.all(in: state) {
      let act = row.requestAct(on: request)
      let result = request.result(of: act, by: row.person, at: row.time)
      guard case .success = result else { continue }
      #expect(!state.isFinal, "\(row)")
      if case .answer = act {
        #expect(row.relation == .officer && row.isCurrent && row.isInTime, "\(row)")
      }
    }
  }

  @Test(arguments: RequestState.allCases)
  func `time ends only what waits for somebody`(state: RequestState) throws {
    let request = try Self.request(in: state)
    #expect(request.lapsing(at: Office.deadline.adding(seconds: -1)) == request)
    let waits = state == .inReview || state == .returned
    #expect(request.lapsing(at: Office.deadline).state == (waits ? .lapsed : state))
  }

  @Test(arguments: RequestState.allCases)
  func `the end of a grant ends only an approved request`(state: RequestState) throws {
    let request = try Self.request(in: state)
    #expect(
      request.ending(used: true, at: Office.start).state == (state == .approved ? .closed : state))
    #expect(
      request.ending(used: false, at: Office.start).state == (state == .approved ? .lapsed : state))
  }

  @Test func `the five last states are final`() {
    let final = RequestState.allCases.filter(\.isFinal)
    #expect(final == [.rejected, .withdrawn, .lapsed, .voided, .closed])
  }

  @Test func `an answer is kept with name, step, reason, revision and time`() throws {
    let request = Office.request()
    let next = try request.after(
      Office.answer(.return, request, reason: "请注明来源"), by: Office.officer)
    let expected = Approval(
      approver: Office.officer.id, approverName: Office.officer.name, step: "officer",
      answer: .return, reason: "请注明来源", revision: request.revision.digest, at: Office.start,
      department: Office.officer.department)
    #expect(next.approvals == [expected])
    #expect(next.standingApprovals.isEmpty)
  }

  @Test func `a step that asks for a seal is approved with one alone, and ended without`() throws {
    let step = ApprovalStep(
      id: "sec", name: "保密员审批", role: .securityOfficer, need: 1, needsSeal: true)
    let request = Office.request(steps: [step])
    let seal = try #require(
      Seal(
        credential: "01", authenticatorData: "02", clientData: "03", signature: "04",
        reason: Office.digest(3)))
    #expect(
      request.result(of: Office.answer(.approve, request), by: Office.officer)
        == .failure(.sealMissing))
    #expect(
      request.result(
        of: .answer(.approve, revision: request.revision.digest, reason: "", seal: seal),
        by: Office.officer) == .success(.approved))
    #expect(
      request.result(of: Office.answer(.reject, request), by: Office.officer)
        == .success(.rejected))
  }

  @Test(arguments: ["", "0", "xy", String(repeating: "0", count: Seal.fieldLimit + 2)])
  func `a seal has hexadecimal digits, and not too many`(wrong: String) {
    for place in 0..<4 {
      let fields = (0..<4).map { $0 == place ? wrong : "00" }
      #expect(
        Seal(
          credential: fields[0], authenticatorData: fields[1], clientData: fields[2],
          signature: fields[3], reason: Office.digest(3)) == nil)
    }
  }

  @Test func `a refused act leaves no trace`() {
    let request = Office.request()
    let before = request
    #expect(throws: RequestRefusal.selfApproval) {
      try request.applying(
        Office.answer(.approve, request),
        by: Office.switched(Office.requester, to: [.securityOfficer]), at: Office.start)
    }
    #expect(request == before)
  }
}
