import GateAuditLog
public import GateDiscs
public import GateDomain
import GateForms
import GatePolicy
import GateSigning
import GateSite
import GateStore
public import GateWire
import Synchronization

extension Office {
  /// Turns a draft into a request.
  public func submitDraft(_ id: Identifier<BurnRequest>, _ asked: BurnForm, by person: Person)
    async throws -> BurnRequest
  {
    try await requirePledge(person, for: .fileRequest, on: ("burn-request", id.rawValue))
    let draft = try ownDraft(id, person)
    do { return try await submit(draft, asked, by: person) } catch let stop as StoppedByText {
      throw await refuse(stop, draft: id, by: person)
    }
  }

  private func submit(_ draft: BurnDraft, _ asked: BurnForm, by person: Person) async throws
    -> BurnRequest
  {
    let id = draft.id
    let year = CivilTime(.now, offsetSeconds: site.timeZoneOffset).year
    return try await change { transaction in
      let files = try transaction.stagedFiles(of: id)
      let order = try asked.order(files: files, draft: draft, in: self, transaction)
      let (form, route, rule) = try burnRule(for: order, by: person)
      let serial = try transaction.nextNumber(in: "\(form.id)/\(year)")
      let request = BurnRequest(
        id: id, number: form.number(year: year, serial: serial), requester: person,
        steps: rule.steps,
        policy: policy.digest,
        decideBefore: policy.calendar.moment(
          route.decideWithin, after: .now, offsetSeconds: site.timeZoneOffset),
        order: order, at: .now)
      try transaction.save(request)
      try transaction.removeDraft(id, withFiles: false)
      try transaction.enqueue(
        burnRecord(.burnSubmitted, request, by: person, Self.summary(order)).bytes)
      return request
    }
  }

  // The policy's route for discs chooses who decides. A disc leaves the office under a request of
  // its own, so that question is answered with no here.
  private func burnRule(for order: BurnOrder, by person: Person) throws -> (
    Form, Route, RouteRule
  ) {
    guard let form = policy.forms.first(where: { $0.terms.action == .burn }),
      let route = policy.routes[form.id]
    else { throw Form.unknown() }
    // Copies are discs, each with all files: they count once.
    let files = order.files.enumerated().map { index, file in
      NamedFile(
        name: file.path.escaped, level: order.level.rawValue,
        copies: index == 0 ? order.copies : 0)
    }
    let facts = FormFacts(
      form: form, values: ["files": .files(files), "leaves-office": .text("no")],
      department: person.department, levels: policy.levels.map(\.id),
      offsetSeconds: site.timeZoneOffset)
    return (form, route, try Self.rule(route.choice(for: facts), of: form))
  }

  /// Burn requests that the person may see, newest first.
  public func burnRequests(by person: Person) async throws -> [BurnRequest] {
    let overseer = Visibility.seesEverything(person) || person.holds(.departmentHead)
    let burns = overseer || person.holds(.stationOperator)
    return try store.read { try $0.burnRequests(requester: burns ? nil : person.id, limit: 200) }
      .filter { Self.mayRead($0, person) }
  }

  /// One burn request with everything that became of it, by identifier or number.
  public func burnRequest(_ idOrNumber: String, by person: Person) async throws -> BurnAnswer {
    try store.read { transaction in
      guard let request = try transaction.burnRequest(idOrNumber), Self.mayRead(request, person)
      else { throw Refusal.notFound }
      let burns = try transaction.burns(of: request.id)
      let running = burns.first { !$0.state.isFinal }?.id
      return BurnAnswer(
        request: request, files: try transaction.stagedFiles(of: request.id),
        allowance: try transaction.burnGrant(of: request.id)?.allowance, burns: burns,
        progress: live.withLock { state in running.flatMap { state.burns[$0] } },
        deletedAt: try transaction.filesDeletedAt(request.id))
    }
  }

  /// One file of a burn request with the beginning of its text, for those who decide.
  public func burnFile(_ number: UInt64, of idOrNumber: String, by person: Person) async throws
    -> BurnFileAnswer
  {
    try store.read { transaction in
      guard let request = try transaction.burnRequest(idOrNumber), Self.mayRead(request, person),
        let file = try transaction.stagedFile(number, of: request.id)
      else { throw Refusal.notFound }
      return BurnFileAnswer(
        requestNumber: request.number, file: file,
        preview: try transaction.preview(of: number, in: request.id))
    }
  }

  /// Approves or rejects a burn request; the last approval needed makes its grant.
  public func answerBurn(_ id: String, _ answer: AnswerRequest, by person: Person) async throws
    -> BurnRequest
  {
    try Self.expectShortForBurn(answer.reason)
    try await requirePledge(person, for: .answerRequest, on: ("burn-request", id))
    return try await actOnBurn(id, by: person) { request, transaction in
      let next = try request.answered(
        answer.answer, digest: answer.revision, reason: answer.reason, by: person, at: .now)
      let event: RecordEvent = answer.answer == .approve ? .burnApproved : .burnRejected
      try transaction.save(next)
      let body: JSONValue = [
        "order": .string(next.digest.hex), "reason": .string(answer.reason),
      ]
      try transaction.enqueue(burnRecord(event, next, by: person, body).bytes)
      try mintBurnGrant(from: next, in: transaction)
      return next
    }
  }

  // A record that the log does not take would hold up every record after it.
  static func expectShortForBurn(_ reason: String) throws(Refusal) {
    guard reason.utf8.count <= 3_000 else { throw .reasonTooLong }
  }

  /// The requester, or an officer with a reason, takes a burn request back and its grant with it.
  public func withdrawBurn(_ id: String, reason: String, by person: Person) async throws
    -> BurnRequest
  {
    try Self.expectShortForBurn(reason)
    return try await actOnBurn(id, by: person) { request, transaction in
      let next = try request.withdrawn(reason: reason, by: person)
      try transaction.save(next)
      try transaction.enqueue(
        burnRecord(.burnWithdrawn, next, by: person, ["reason": .string(reason)]).bytes)
      if let grant = try transaction.burnGrant(of: next.id) {
        _ = try transaction.apply(.revoked, to: grant.id)
      }
      return next
    }
  }

  /// Whether the person may answer the request now.
  public static func waits(_ request: BurnRequest, for person: Person) -> Bool {
    guard request.state == .inReview, let step = request.openStep else { return false }
    return person.holds(step.role) && person.id != request.requester
      && !request.approvals.contains { $0.approver == person.id }
  }

  static func mayRead(_ request: BurnRequest, _ person: Person) -> Bool {
    if request.requester == person.id || Visibility.seesEverything(person) { return true }
    if person.holds(.departmentHead), request.department == person.department { return true }
    return person.holds(.stationOperator) || request.order.burner == person.id
      || request.order.witness == person.id || request.steps.contains { person.holds($0.role) }
  }

  func burnRecord(
    _ event: RecordEvent, _ request: BurnRequest, by person: Person, _ body: JSONValue
  ) -> Record {
    guard case .object(var members) = body else { return record(event, by: person, on: ("", "")) }
    members["number"] = .string(request.number)
    return record(event, by: person, on: ("burn-request", request.id.rawValue), .object(members))
  }

  private static func summary(_ order: BurnOrder) -> JSONValue {
    [
      "burner": .string(order.burner.rawValue), "bytes": .integer(Int64(clamping: order.bytes)),
      "copies": .integer(Int64(order.copies)), "files": .integer(Int64(order.files.count)),
      "level": .string(order.level.rawValue), "receiver": .string(order.receiver),
      "witness": .string(order.witness?.rawValue ?? ""),
    ]
  }

  private func mintBurnGrant(from request: BurnRequest, in transaction: ServerTransaction) throws {
    guard let grant = BurnGrant(id: .make(at: .now), from: request, at: .now) else { return }
    let record = Record.ofServer(
      .burnGranted, at: .now, by: .init(id: "server"), on: ("burn-request", request.id.rawValue),
      body: [
        "copies": .integer(Int64(grant.copies)), "grant": .string(grant.id.rawValue),
        "number": .string(request.number), "order": .string(grant.order.hex),
        "station": .string(grant.station.rawValue),
      ], policy: policy.digest)
    let minted = try transaction.enqueue(record.bytes)
    try transaction.insert(Verified(signing: grant, with: grantKey), mintedBy: minted)
  }

  private func actOnBurn(
    _ id: String, by person: Person,
    _ body: (BurnRequest, ServerTransaction) throws -> BurnRequest
  ) async throws -> BurnRequest {
    do {
      return try await change { transaction in
        guard let request = try transaction.burnRequest(id), Self.mayRead(request, person) else {
          throw Refusal.notFound
        }
        return try body(request, transaction)
      }
    } catch let refusal as RequestRefusal {
      throw await refuse(
        refusal, code: refusal.rawValue, by: .init(person), on: ("burn-request", id))
    }
  }
}
