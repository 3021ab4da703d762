import GateAuditLog
public import GateDomain
public import GateForms
import GateSigning

/// Request to approval to grant: pure steps that say what to store and what to record.
///
/// Every record carries the act itself, so that reading the log again rebuilds every request
/// (`RequestReplay`).
public struct RequestFlow: Sendable {
  let time: Timestamp
  let policy: Digest
  let kind: String

  /// Acts at `time` under the policy bundle with that digest; records name requests as `kind`, one
  /// of `RequestReplay.kinds`.
  public init(at time: Timestamp, policy: Digest, kind: String = "request") {
    self.time = time
    self.policy = policy
    self.kind = kind
  }

  /// A new request, in review.
  ///
  /// - Parameters:
  ///   - content: What is asked for.
  ///   - number: Its number in the register.
  ///   - person: Who asks.
  ///   - rule: The rule that chose the route.
  ///   - terms: The grant that approval makes.
  ///   - deadline: When nobody's decision counts any more.
  ///   - id: Its name; nil for a new one.
  /// - Returns: What to store and to record.
  public func submitting(
    _ content: RequestContent, number: String, by person: Person, rule: RouteRule,
    terms: GrantTerms, deadline: Timestamp, as id: Identifier<Request>? = nil
  ) -> RequestChange {
    let id = id ?? .make(at: time)
    let revision = Revision(of: id, number: 1, author: person.id, content: content, at: time)
    let request = Request(
      id: id, number: number, requester: person, rule: rule.id, steps: rule.steps, terms: terms,
      allowsBatch: rule.allowsBatch, policy: policy, decideBefore: deadline, revision: revision)
    let entry = RequestEntry(submitted: request, by: person)
    return change(request, record(.requestSubmitted, request, by: .init(person), entry))
  }

  /// A changed version of a returned request, on the way that `rule` provides for it now.
  public func resubmitting(
    _ request: Request, _ content: RequestContent, rule: RouteRule, by person: Person
  ) throws(RequestRefusal) -> RequestChange {
    let revision = Revision(
      of: request.id, number: request.revision.number + 1, author: person.id, content: content,
      at: time)
    let isSame =
      rule.id == request.rule && rule.steps == request.steps
      && rule.allowsBatch == request.allowsBatch
    let route =
      isSame
      ? nil
      : NewRoute(
        rule: rule.id, steps: rule.steps, allowsBatch: rule.allowsBatch, policy: policy)
    return try acting(request, .resubmit(revision, route: route), by: person)
  }

  /// Anything that a person does to a request; the last approval needed makes its grant.
  public func acting(
    _ request: Request, _ act: RequestAct, by person: Person, mandates: [Mandate] = []
  ) throws(RequestRefusal) -> RequestChange {
    let next = try request.applying(act, by: person, at: time, mandates: mandates)
    let entry = RequestEntry(act: act, by: person, mandates: mandates)
    var records = [record(act.event, next, by: .init(person), entry, act.reason)]
    let isNewlyApproved = next.state == .approved && request.state != .approved
    let grant =
      isNewlyApproved
      ? Grant(
        id: .make(at: time), from: next, at: time, sealedForm: next.revision.form(of: next.id))
      : nil
    if let grant { records.append(minting(grant)) }
    return RequestChange(
      request: next, records: records, grant: grant,
      revokesGrant: request.state == .approved && next.state != .approved)
  }

  /// The request if its time to be decided is over; nil if nothing changes.
  public func lapsing(_ request: Request) -> RequestChange? {
    automatic(.requestLapsed, .lapse, request, request.lapsing(at: time))
  }

  /// The request whose grant or period has ended; nil if nothing changes.
  public func ending(_ request: Request, used: Bool) -> RequestChange? {
    automatic(
      used ? .requestClosed : .requestLapsed, used ? .close : .expire, request,
      request.ending(used: used, at: time))
  }

  /// The request whose open step has waited too long; nil if nothing changes.
  public func escalating(_ request: Request) -> RequestChange? {
    automatic(.requestEscalated, .escalate, request, request.escalating(at: time))
  }

  /// The request whose open step has waited past its reminder; nil if nothing changes.
  public func reminding(_ request: Request) -> RequestChange? {
    automatic(.requestOverdue, .remind, request, request.reminding(at: time))
  }

  private func automatic(
    _ event: RecordEvent, _ step: RequestEntry.Automatic, _ request: Request, _ next: Request
  ) -> RequestChange? {
    guard next != request else { return nil }
    return change(
      next, record(event, next, by: .init(id: "server"), RequestEntry(automatic: step)))
  }

  private func change(_ request: Request, _ record: Record) -> RequestChange {
    RequestChange(request: request, records: [record], grant: nil, revokesGrant: false)
  }

  private func minting(_ grant: Grant) -> Record {
    .ofServer(
      .grantMinted, at: time, by: .init(id: "server"), on: ("grant", grant.id.rawValue),
      body: [
        "action": .string(grant.action.rawValue), "request": .string(grant.request.rawValue),
        "revision": .string(grant.revision.hex), "station": .string(grant.station.rawValue),
      ], policy: policy)
  }

  private func record(
    _ event: RecordEvent, _ request: Request, by subject: Record.Subject, _ entry: RequestEntry,
    _ reason: String? = nil
  ) -> Record {
    var body: [String: JSONValue] = [
      "digest": .string(request.revision.digest.hex), "entry": entry.json,
      "number": .string(request.number),
    ]
    if let reason { body["reason"] = .string(reason) }
    return .ofServer(
      event, at: time, by: subject, on: (kind, request.id.rawValue), body: .object(body),
      policy: policy)
  }
}

extension RequestAct {
  /// The event that the audit log knows it as.
  var event: RecordEvent {
    switch self {
    case .answer(.approve, _, _, _, _): .requestApproved
    case .answer(.reject, _, _, _, _): .requestRejected
    case .answer(.return, _, _, _, _): .requestReturned
    case .resubmit: .requestResubmitted
    case .withdraw: .requestWithdrawn
    case .void: .requestVoided
    case .addReviewer: .requestReviewerAdded
    case .handOver: .requestHandedOver
    case .remind: .requestReminded
    }
  }

  /// What was said with it; nil for acts without a reason.
  var reason: String? {
    switch self {
    case .answer(_, _, let reason, _, _), .void(let reason), .addReviewer(_, let reason),
      .handOver(_, let reason):
      reason
    case .resubmit, .withdraw, .remind: nil
    }
  }
}
