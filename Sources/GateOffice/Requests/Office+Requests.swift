public import GateApproval
import GateAuditLog
public import GateDomain
import GateSigning
import GateStore
public import GateWire
import GateSite
import GatePolicy

extension Office {
  /// Files a new request.
  ///
  /// - Throws: `FormProblems` with everything that is wrong with the form; `Refusal`.
  public func submit(_ form: InboundForm, by person: Person) async throws -> Request {
    guard person.holds(.staff) else {
      throw await refuse(
        Refusal.notAllowed, code: "not-allowed", by: .init(person), on: ("request", "new"))
    }
    let content = try form.parsed(in: try formContext())
    let flow = RequestFlow(at: .now, policy: policy.digest)
    let year = CivilTime(.now, offsetSeconds: site.timeZoneOffset).year
    return try await change { transaction in
      let serial = try transaction.nextNumber(in: "inbound/\(year)")
      let result = flow.submitting(
        content, number: policy.inbound.number(year: year, serial: serial), by: person,
        steps: policy.inbound.steps, decideWithin: policy.inbound.decideWithinSeconds)
      return try apply(result, in: transaction)
    }
  }

  /// Submits a changed version of a returned request.
  public func resubmit(_ id: Identifier<Request>, _ form: InboundForm, by person: Person)
    async throws -> Request
  {
    let content = try form.parsed(in: try formContext())
    return try await act(on: id, by: person) { flow, request throws(RequestRefusal) in
      try flow.resubmitting(request, content, by: person)
    }
  }

  /// Approves, rejects or returns a request; the last approval needed makes its grant.
  public func answer(_ id: Identifier<Request>, _ answer: AnswerRequest, by person: Person)
    async throws -> Request
  {
    try Self.expectShort(answer.reason)
    return try await act(on: id, by: person) { flow, request throws(RequestRefusal) in
      try flow.answering(
        request, answer.answer, revision: answer.revision, reason: answer.reason, by: person)
    }
  }

  /// The requester takes a request back, and any grant with it.
  public func withdraw(_ id: Identifier<Request>, by person: Person) async throws -> Request {
    try await act(on: id, by: person) { flow, request throws(RequestRefusal) in
      try flow.withdrawing(request, by: person)
    }
  }

  /// An officer takes an approved request back, and its grant with it.
  public func void(_ id: Identifier<Request>, reason: String, by person: Person) async throws
    -> Request
  {
    try Self.expectShort(reason)
    return try await act(on: id, by: person) { flow, request throws(RequestRefusal) in
      try flow.voiding(request, reason: reason, by: person)
    }
  }

  /// The form that a returned request is changed with.
  public func form(from request: Request) -> InboundForm {
    let content = request.revision.content
    return InboundForm(texts: [
      .purpose: content.purpose, .source: content.source, .station: content.station.rawValue,
      .device: content.device.formText, .mediumLabel: content.mediumLabel,
      .notBefore: content.window.notBefore.formText(offsetSeconds: site.timeZoneOffset),
      .notAfter: content.window.notAfter.formText(offsetSeconds: site.timeZoneOffset),
      .expectedFiles: content.expectedFiles.joined(separator: "\n"),
    ])
  }

  // A record that the log does not take would hold up every record after it.
  private static func expectShort(_ reason: String) throws(Refusal) {
    guard reason.utf8.count <= ReviewAct.longestReason else { throw .reasonTooLong }
  }

  private func formContext() throws -> FormContext {
    FormContext(
      stations: try store.read { try $0.stations().map(\.station) }, now: .now,
      offsetSeconds: site.timeZoneOffset, longestWindow: policy.inbound.maxWindowSeconds,
      furthestAhead: policy.inbound.maxAheadSeconds)
  }

  /// Runs one step of the flow on the stored request; a refusal is recorded too.
  private func act(
    on id: Identifier<Request>, by person: Person,
    _ step: (RequestFlow, Request) throws(RequestRefusal) -> RequestChange
  ) async throws -> Request {
    let flow = RequestFlow(at: .now, policy: policy.digest)
    do {
      return try await change { transaction in
        guard let request = try transaction.request(id.rawValue),
          Visibility.mayRead(request, person)
        else { throw Refusal.notFound }
        return try apply(try step(flow, request), in: transaction)
      }
    } catch let refusal as RequestRefusal {
      throw await refuse(
        refusal, code: refusal.rawValue, by: .init(person), on: ("request", id.rawValue))
    }
  }

  /// Stores what follows from an act: the request, its records, a grant made or revoked.
  func apply(_ change: RequestChange, in transaction: ServerTransaction) throws -> Request {
    try transaction.save(change.request)
    var last: Int64 = 0
    for record in change.records { last = try transaction.enqueue(record.bytes) }
    if let grant = change.grant {
      try transaction.insert(Verified(signing: grant, with: grantKey), mintedBy: last)
    }
    if change.revokesGrant { try revokeGrant(of: change.request, in: transaction) }
    return change.request
  }

  private func revokeGrant(of request: Request, in transaction: ServerTransaction) throws {
    guard let grant = try transaction.grant(of: request.id),
      try transaction.apply(.revoked, to: grant.id)
    else { return }
    let record = Record.ofServer(
      .grantRevoked, at: .now, by: .init(id: "server"), on: ("grant", grant.id.rawValue),
      body: ["request": .string(request.id.rawValue)], policy: policy.digest)
    try transaction.enqueue(record.bytes)
  }
}
