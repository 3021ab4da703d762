@testable import GateApproval
import GateAuditLog
import GateDomain
import Testing

/// Whatever people do, in whatever order, and whatever the clock says.
@Suite("Random sequences")
struct RequestSequenceTests {
  /// What must never be, whatever happened.
  private static func violation(_ request: Request, grant: Grant?, steps: [ApprovalStep]) -> String?
  {
    let standing = request.standingApprovals
    if request.steps != steps { return "the route changed" }
    let people = standing.flatMap { [$0.approver] + [$0.inSteadOf].compactMap(\.self) }
    if Set(people).count != people.count { return "somebody counts twice" }
    if people.contains(where: request.isOwn) { return "a request was decided by its own people" }
    if standing.contains(where: { $0.at >= request.decideBefore }) { return "time approved" }
    if zip(request.approvals, request.approvals.dropFirst()).contains(where: { $0.at > $1.at }) {
      return "time went back"
    }
    guard request.state == .approved else {
      return grant == nil || request.state.isFinal ? nil : "a grant without an approval"
    }
    for step in steps {
      let counted = standing.filter { $0.step == step.id && !$0.isReview }
      if counted.count < step.need { return "a quorum was not met" }
      if !request.pendingReviewers(of: step).isEmpty { return "an added reviewer was passed over" }
      if step.needsDistinctDepartments, Set(counted.map(\.department)).count < counted.count {
        return "one department counts twice"
      }
    }
    return grant.flatMap { violation(of: $0, request) }
  }

  private static func violation(of grant: Grant, _ request: Request) -> String? {
    let content = request.revision.content
    guard let asked = content.period("window"), grant.window.notBefore >= asked.notBefore,
      grant.window.notAfter <= asked.notAfter
    else { return "a grant lasts longer than was asked for" }
    guard case .files(let files) = content.values["files"],
      case .files(let granted) = grant.scope["files"], !granted.isEmpty,
      granted.allSatisfy(files.contains)
    else { return "a grant holds what nobody asked for" }
    return grant.revision == request.revision.digest ? nil : "a grant of another revision"
  }

  @Test("100,000 sequences of acts hold every invariant")
  func invariants() throws {
    var (approved, refused, narrowed, rerouted) = (0, 0, 0, 0)
    var office = RandomOffice(seed: 20_261_122)
    let flow = RequestFlow(at: RandomOffice.start, policy: RandomOffice.policy)
    let begun = (0..<64).map { _ in office.submission(flow).request }
    for sequence in 0..<100_000 {
      var request = begun[sequence % begun.count]
      var steps = request.steps
      var (time, grant) = (RandomOffice.start, Grant?.none)
      for _ in 0..<8 where !request.state.isFinal {
        time = office.time(after: time)
        if office.random.below(10) == 0 { request = request.escalating(at: time) }
        if office.random.below(10) == 0 { request = request.reminding(at: time) }
        request = request.lapsing(at: time)
        let (act, person, mandates) = office.act(on: request)
        let before = request
        do throws(RequestRefusal) {
          request = try request.applying(act, by: person, at: time, mandates: mandates)
          if case .resubmit(_, let route?) = act {
            steps = route.steps
            rerouted += 1
            if !request.standingApprovals.isEmpty { Issue.record("an approval went along") }
            if request.reviewers.count != before.reviewers.count {
              Issue.record("a reviewer is gone")
            }
          }
        } catch { refused += 1 }
        if request.state == .approved, before.state != .approved {
          grant = Grant(id: Identifier("G"), from: request, at: time)
          if grant == nil { Issue.record("approved without a grant, sequence \(sequence)") }
          approved += 1
          narrowed += request.narrowing.isEmpty ? 0 : 1
        }
        if let wrong = Self.violation(request, grant: grant, steps: steps) {
          Issue.record("\(wrong), sequence \(sequence): \(act) by \(person.id)")
          return
        }
      }
    }
    // The sequences reach what they are meant to reach.
    #expect(
      approved > 5_000 && refused > 100_000 && narrowed > 100 && rerouted > 100,
      "\(approved) \(refused) \(narrowed) \(rerouted)")
  }

  @Test("100,000 sequences of grant events use a grant once, under one lease at a time")
  func grants() {
    var random = SeededNumbers(7)
    let transfers = ["T1", "T2"].map { Identifier<Transfer>($0) }
    var used = 0
    for _ in 0..<100_000 {
      var (state, uses, holder) = (GrantState.minted, 0, Identifier<Transfer>?.none)
      for _ in 0..<8 {
        let transfer = transfers[random.below(2)]
        let events: [GrantEvent] = [
          .recorded, .leased(transfer), .finished(transfer), .failed(transfer), .revoked, .expired,
        ]
        let event = events[random.below(random.below(4) == 0 ? 6 : 4)]
        guard let next = state.applying(event) else { continue }
        if [.consumed, .revoked, .expired].contains(state) { Issue.record("left \(state)") }
        if case .finished = event { uses += 1 }
        if case .leased(let new) = next, let holder, holder != new { Issue.record("two leases") }
        if case .leased(let new) = next { holder = new } else { holder = nil }
        state = next
      }
      if uses > 1 { Issue.record("used twice") }
      used += uses
    }
    #expect(used > 1_000)
  }

  @Test("reading the log again rebuilds every request")
  func replay() throws {
    var (replay, requests) = (RequestReplay(), [Identifier<Request>: Request]())
    var records = 0
    for seed in 1...300 {
      var office = RandomOffice(seed: UInt64(seed))
      var time = RandomOffice.start
      var change = office.submission(RequestFlow(at: time, policy: RandomOffice.policy))
      var request = change.request
      for _ in 0..<10 {
        for record in change.records {
          let stored = try #require(Record(bytes: record.bytes))
          let isFollowed = replay.follow(stored)
          #expect(isFollowed, "\(String(decoding: record.bytes, as: UTF8.self))")
          records += 1
        }
        requests[request.id] = request
        time = office.time(after: time)
        let flow = RequestFlow(at: time, policy: RandomOffice.policy)
        let (act, person, mandates) = office.act(on: request)
        let next =
          flow.lapsing(request)
          ?? (office.random.below(8) == 0 ? flow.escalating(request) : nil)
          ?? (office.random.below(8) == 0 ? flow.reminding(request) : nil)
          ?? (try? flow.acting(request, act, by: person, mandates: mandates))
        guard let next else {
          change = RequestChange(request: request)
          continue
        }
        (change, request) = (next, next.request)
      }
      for record in change.records {
        let isFollowed = replay.follow(record)
        #expect(isFollowed)
      }
      requests[request.id] = request
    }
    #expect(replay.requests == requests)
    #expect(records > 500)
  }

  @Test("a record of what the rules refuse cannot be read again")
  func forged() throws {
    var office = RandomOffice(seed: 3)
    let flow = RequestFlow(at: RandomOffice.start, policy: RandomOffice.policy)
    let submitted = office.submission(flow)
    let forged = Record.ofServer(
      .requestApproved, at: RandomOffice.start, by: .init(RandomOffice.people[2]),
      on: ("request", submitted.request.id.rawValue),
      body: [
        "entry": [
          "act": try JSONValue(
            encoding: RequestAct.answer(
              .approve, revision: submitted.request.revision.digest, reason: "")),
          "by": try JSONValue(encoding: RandomOffice.people[7]),
        ]
      ], policy: RandomOffice.policy)
    var replay = RequestReplay()
    #expect(submitted.records.allSatisfy { replay.follow($0) })
    let isForgedFollowed = replay.follow(forged)
    #expect(!isForgedFollowed)
    let isFollowedTwice = replay.follow(submitted.records[0])
    #expect(!isFollowedTwice, "a request is submitted once")
  }
}

extension RequestChange {
  fileprivate init(request: Request) {
    self.init(request: request, records: [], grant: nil, revokesGrant: false)
  }
}
