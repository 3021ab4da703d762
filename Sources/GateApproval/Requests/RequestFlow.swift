import GateAuditLog
public import GateDomain

/// Request to approval to grant: pure steps that say what to store and what to record.
public struct RequestFlow: Sendable {
  private let time: Timestamp
  private let policy: Digest

  /// Acts at `time` under the policy bundle with that digest.
  public init(at time: Timestamp, policy: Digest) {
    self.time = time
    self.policy = policy
  }

  /// A new request, in review.
  public func submitting(
    _ content: InboundTransfer, number: String, by person: Person, steps: [ApprovalStep],
    decideWithin seconds: Int64
  ) -> RequestChange {
    let id = Identifier<Request>.make(at: time)
    let revision = Revision(of: id, number: 1, author: person.id, content: content, at: time)
    let request = Request(
      id: id, number: number, requester: person, steps: steps, policy: policy,
      decideBefore: time.adding(seconds: seconds), revision: revision)
    return change(request, [record(.requestSubmitted, request, by: .init(person), body(revision))])
  }

  /// A changed version of a returned request.
  public func resubmitting(_ request: Request, _ content: InboundTransfer, by person: Person)
    throws(RequestRefusal) -> RequestChange
  {
    let revision = Revision(
      of: request.id, number: request.revision.number + 1, author: person.id, content: content,
      at: time)
    let next = try request.applying(.resubmit(revision), by: person, at: time)
    return change(next, [record(.requestResubmitted, next, by: .init(person), body(revision))])
  }

  /// An approver's answer; the last approval needed makes the grant.
  public func answering(
    _ request: Request, _ answer: Approval.Answer, revision: Digest, reason: String,
    by person: Person
  ) throws(RequestRefusal) -> RequestChange {
    let act = RequestAct.answer(answer, revision: revision, reason: reason)
    let next = try request.applying(act, by: person, at: time)
    let step = next.approvals.last?.step ?? ""
    let body: JSONValue = [
      "reason": .string(reason), "revision": .string(revision.hex), "step": .string(step),
    ]
    var records = [record(Self.event(of: answer), next, by: .init(person), body)]
    let grant = Grant(id: .make(at: time), from: next, at: time)
    if let grant { records.append(minting(grant)) }
    return RequestChange(request: next, records: records, grant: grant, revokesGrant: false)
  }

  /// The requester takes the request back, and with it any grant that is not used up.
  public func withdrawing(_ request: Request, by person: Person) throws(RequestRefusal)
    -> RequestChange
  {
    let next = try request.applying(.withdraw, by: person, at: time)
    return RequestChange(
      request: next, records: [record(.requestWithdrawn, next, by: .init(person))], grant: nil,
      revokesGrant: request.state == .approved)
  }

  /// An officer takes an approved request back.
  public func voiding(_ request: Request, reason: String, by person: Person)
    throws(RequestRefusal) -> RequestChange
  {
    let next = try request.applying(.void(reason: reason), by: person, at: time)
    let body: JSONValue = ["reason": .string(reason)]
    return RequestChange(
      request: next, records: [record(.requestVoided, next, by: .init(person), body)], grant: nil,
      revokesGrant: true)
  }

  /// The request if its time to be decided is over; nil if nothing changes.
  public func lapsing(_ request: Request) -> RequestChange? {
    let next = request.lapsing(at: time)
    guard next.state != request.state else { return nil }
    return change(next, [record(.requestLapsed, next, by: .init(id: "server"))])
  }

  /// The request whose grant has ended; nil if nothing changes.
  public func ending(_ request: Request, used: Bool) -> RequestChange? {
    let next = request.ending(used: used)
    guard next.state != request.state else { return nil }
    let event: RecordEvent = used ? .requestClosed : .requestLapsed
    return change(next, [record(event, next, by: .init(id: "server"))])
  }

  private static func event(of answer: Approval.Answer) -> RecordEvent {
    switch answer {
    case .approve: .requestApproved
    case .reject: .requestRejected
    case .return: .requestReturned
    }
  }

  private func change(_ request: Request, _ records: [Record]) -> RequestChange {
    RequestChange(request: request, records: records, grant: nil, revokesGrant: false)
  }

  private func body(_ revision: Revision) -> JSONValue {
    [
      "content": revision.content.canonical, "digest": .string(revision.digest.hex),
      "revision": .integer(Int64(revision.number)),
    ]
  }

  private func minting(_ grant: Grant) -> Record {
    .ofServer(
      .grantMinted, at: time, by: .init(id: "server"), on: ("grant", grant.id.rawValue),
      body: [
        "request": .string(grant.request.rawValue), "revision": .string(grant.revision.hex),
        "station": .string(grant.station.rawValue),
      ], policy: policy)
  }

  private func record(
    _ event: RecordEvent, _ request: Request, by subject: Record.Subject,
    _ body: JSONValue = .object([:])
  ) -> Record {
    .ofServer(
      event, at: time, by: subject, on: ("request", request.id.rawValue),
      body: body.adding("number", .string(request.number)), policy: policy)
  }
}

extension JSONValue {
  fileprivate func adding(_ name: String, _ value: JSONValue) -> JSONValue {
    guard case .object(var members) = self else { return self }
    members[name] = value
    return .object(members)
  }
}
