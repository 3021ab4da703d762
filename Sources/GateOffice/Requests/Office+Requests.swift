import GateApproval
import GateAuditLog
public import GateDomain
public import GateForms
import GatePolicy
import GateSigning
import GateSite
import GateStore
public import GateWire

extension Office {
  /// Files a new request.
  ///
  /// - Parameters:
  ///   - filled: The form.
  ///   - key: What the page that was sent calls itself: sending it again answers with the request
  ///     it made the first time. Nil for callers that never send twice.
  ///   - person: Who asks.
  /// - Returns: The request.
  /// - Throws: `FormProblems` with everything that is wrong with the form; `Refusal`.
  public func submit(_ filled: FilledForm, key: String? = nil, by person: Person) async throws
    -> Request
  {
    try await allow(.fileRequest, by: person, on: ("request", "new"))
    try await requirePledge(person, for: .fileRequest, on: ("request", "new"))
    let preview = try await previewing(filled, by: person)
    guard let form = policy.form(filled.form) else { throw Form.unknown() }
    let flow = RequestFlow(at: .now, policy: policy.digest)
    let year = CivilTime(.now, offsetSeconds: site.timeZoneOffset).year
    return try await change { transaction in
      if let key, let made = try transaction.submission(key, by: person.id),
        let request = try transaction.request(made)
      {
        return request
      }
      let serial = try transaction.nextNumber(in: "\(form.id)/\(year)")
      let result = flow.submitting(
        preview.content, number: form.number(year: year, serial: serial), by: person,
        rule: preview.rule, terms: form.terms, deadline: preview.deadline)
      let request = try apply(result, in: transaction)
      try tieAttachments(of: preview.content, to: request.id, by: person, in: transaction)
      if let key {
        try transaction.noteSubmission(key, by: person.id, request: request.id)
      }
      try transaction.deleteDraft(form: form.id, of: person.id)
      return request
    }
  }

  /// Submits a changed version of a returned request, on its own form.
  ///
  /// Security: a change for which the policy provides another route goes that route from its
  /// beginning, so that a small request never grows behind its approvers' back.
  public func resubmit(_ id: Identifier<Request>, _ filled: FilledForm, by person: Person)
    async throws -> Request
  {
    try await requirePledge(person, for: .withdrawRequest, on: ("request", id.rawValue))
    let request = try await self.request(id.rawValue, by: person)
    let preview = try preview(FilledForm(form: request.form, texts: filled.texts), by: person)
    let flow = RequestFlow(at: .now, policy: policy.digest)
    return try await recordingRefusal(by: person, of: id.rawValue) {
      try await change { transaction in
        let (request, _) = try found(id, by: person, in: transaction)
        let change = try flow.resubmitting(
          request, preview.content, rule: preview.rule, by: person)
        try tieAttachments(of: preview.content, to: id, by: person, in: transaction)
        return try apply(change, in: transaction)
      }
    }
  }

  /// Approves, rejects or returns a request; the last approval needed makes its grant.
  public func answer(_ id: Identifier<Request>, _ answer: AnswerRequest, by person: Person)
    async throws -> Request
  {
    try await requirePledge(person, for: .answerRequest, on: ("request", id.rawValue))
    let seal = try await checkedSeal(
      answer, on: try await request(id.rawValue, by: person), by: person)
    return try await act(
      on: id,
      .answer(
        answer.answer, revision: answer.revision, reason: answer.reason,
        narrowing: answer.narrowing, seal: seal),
      by: person)
  }

  /// Answers several requests at once, each with a record of its own; all or none.
  ///
  /// - Throws: `Refusal` for a request whose rule does not allow it.
  public func answerTogether(
    _ answers: [(id: Identifier<Request>, answer: AnswerRequest)], by person: Person
  )
    async throws -> [Request]
  {
    guard (1...50).contains(answers.count) else { throw Refusal.notTogether }
    try await requirePledge(person, for: .answerRequest, on: ("request", "several"))
    let flow = RequestFlow(at: .now, policy: policy.digest)
    return try await recordingRefusal(by: person, of: "batch") {
      try await change { transaction in
        try answers.map { entry in
          let (request, mandates) = try found(entry.id, by: person, in: transaction)
          guard request.allowsBatch else { throw Refusal.notTogether }
          let act = RequestAct.answer(
            entry.answer.answer, revision: entry.answer.revision, reason: entry.answer.reason)
          return try apply(
            try flow.acting(request, act, by: person, mandates: mandates), in: transaction)
        }
      }
    }
  }

  /// The requester takes a request back, and any grant with it.
  public func withdraw(_ id: Identifier<Request>, by person: Person) async throws -> Request {
    try await act(on: id, .withdraw, by: person)
  }

  /// An officer takes an approved request back, and its grant with it.
  public func void(_ id: Identifier<Request>, reason: String, by person: Person) async throws
    -> Request
  {
    try await act(on: id, .void(reason: reason), by: person)
  }

  /// The requester asks the approvers to hurry.
  public func remind(_ id: Identifier<Request>, by person: Person) async throws -> Request {
    try await act(on: id, .remind, by: person)
  }

  /// An approver asks a colleague for one more approval, or gives their turn to one.
  public func help(
    _ id: Identifier<Request>, _ help: HelpRequest, by person: Person
  ) async throws -> Request {
    let account = try store.read { try $0.account(Identifier(help.colleague)) }
    guard let colleague = account?.person else { throw RequestRefusal.notEligible }
    return try await act(
      on: id,
      help.kind == .addReviewer
        ? .addReviewer(colleague, reason: help.reason)
        : .handOver(colleague, reason: help.reason),
      by: person)
  }

  /// The form that a returned request is changed with.
  public func form(from request: Request) -> FilledForm {
    policy.form(request.form)?.filled(
      from: request.revision.content, offsetSeconds: site.timeZoneOffset)
      ?? FilledForm(form: request.form, texts: [:])
  }

  // Who may not file the form is on record with the try, like every refusal.
  private func previewing(_ filled: FilledForm, by person: Person) async throws -> FilingPreview {
    do { return try preview(filled, by: person) } catch let refusal as Refusal {
      throw await refuse(refusal, code: refusal.code, by: .init(person), on: ("request", "new"))
    }
  }

  // A record that the log does not take would hold up every record after it.
  private static func expectShort(_ reason: String?) throws(Refusal) {
    guard reason?.utf8.count ?? 0 <= ReviewAct.longestReason else { throw .reasonTooLong }
  }

  private func act(on id: Identifier<Request>, _ act: RequestAct, by person: Person) async throws
    -> Request
  {
    try Self.expectShort(act.statedReason)
    return try await self.act(on: id, by: person) {
      flow, request, mandates throws(RequestRefusal) in
      try flow.acting(request, act, by: person, mandates: mandates)
    }
  }

  /// Runs one step of the flow on the stored request; a refusal is recorded too.
  private func act(
    on id: Identifier<Request>, by person: Person,
    _ step: (RequestFlow, Request, [Mandate]) throws(RequestRefusal) -> RequestChange
  ) async throws -> Request {
    let flow = RequestFlow(at: .now, policy: policy.digest)
    return try await recordingRefusal(by: person, of: id.rawValue) {
      try await change { transaction in
        let (request, mandates) = try found(id, by: person, in: transaction)
        return try apply(try step(flow, request, mandates), in: transaction)
      }
    }
  }

  /// Records that the rules of requests refused what somebody wanted of one.
  func recordingRefusal<Value: Sendable>(
    by person: Person, of id: String, kind: String = "request", _ body: () async throws -> Value
  ) async throws -> Value {
    do { return try await body() } catch let refusal as RequestRefusal {
      throw await refuse(
        refusal, code: refusal.rawValue, by: .init(person), on: (kind, id))
    }
  }

  private func found(
    _ id: Identifier<Request>, by person: Person, in transaction: ServerTransaction
  ) throws -> (Request, [Mandate]) {
    let mandates = try mandates(lentTo: person, at: .now, in: transaction)
    guard let request = try transaction.request(id.rawValue),
      Visibility.mayRead(request, person, mandates: mandates)
    else { throw Refusal.notFound }
    return (request, mandates)
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
    try transaction.enqueue(revocation(of: grant.id.rawValue, under: request).bytes)
  }

  /// Says that a grant was taken back.
  func revocation(of grant: String, under request: Request) -> Record {
    .ofServer(
      .grantRevoked, at: .now, by: .init(id: "server"), on: ("grant", grant),
      body: ["request": .string(request.id.rawValue)], policy: policy.digest)
  }
}

extension RequestAct {
  fileprivate var statedReason: String? {
    switch self {
    case .answer(_, _, let reason, _, _), .void(let reason), .addReviewer(_, let reason),
      .handOver(_, let reason):
      reason
    case .resubmit, .withdraw, .remind: nil
    }
  }
}

extension Refusal {
  /// These requests cannot be answered together.
  static let notTogether = Refusal(
    .invalid, "not-together",
    what: Words("所选申请不能批量办理", "these requests cannot be answered together"),
    hint: Words(
      "只有规则标明可批量的申请才行，一次最多 50 份；其余请逐份办理",
      "only where the rule says so, and at most 50 at once; open the others one by one"))
}
