import GateApproval
import GateAuditLog
public import GateDiscs
public import GateDomain
import GateForms
import GatePolicy
public import GateSigning
import GateSite
import GateStore
import Synchronization

extension Office {
  /// Turns a draft into a request.
  public func submitDraft(_ id: Identifier<BurnRequest>, _ asked: BurnForm, by person: Person)
    async throws -> BurnRequest
  {
    try await requirePledge(person, for: .fileRequest, on: ("burn-request", id.rawValue))
    let draft = try ownDraft(id, person)
    do { return try await submit(draft, asked, by: person) } catch let stop as StoppedByText {
      try keep(asked, of: id)
      throw await refuse(stop, draft: id, by: person)
    } catch let refusal as Refusal {
      try keep(asked, of: id)
      throw refusal
    }
  }

  // So that whoever has to correct a file does not type everything again.
  private func keep(_ form: BurnForm, of draft: Identifier<BurnRequest>) throws {
    let texts = [form.purpose, form.receiver, form.level, form.copies, form.burner, form.witness]
    let times = [form.notBefore, form.notAfter]
    guard (texts + times).reduce(0, { $0 + $1.utf8.count }) <= 8 << 10 else { return }
    try store.write { try $0.save(form, of: draft) }
  }

  private func submit(_ draft: BurnDraft, _ asked: BurnForm, by person: Person) async throws
    -> BurnRequest
  {
    let year = CivilTime(.now, offsetSeconds: site.timeZoneOffset).year
    return try await change { transaction in
      let files = try transaction.stagedFiles(of: draft.id)
      let order = try asked.order(files: files, draft: draft, in: self, transaction)
      let (form, route, rule) = try burnRule(for: order, by: person)
      let serial = try transaction.nextNumber(in: "\(form.id)/\(year)")
      let change = burnFlow.submitting(
        order.content(of: draft.id, form: form.id, version: form.version),
        number: form.number(year: year, serial: serial), by: person, rule: rule,
        terms: BurnOrder.terms,
        deadline: policy.calendar.moment(
          route.decideWithin, after: .now, offsetSeconds: site.timeZoneOffset),
        as: Identifier(draft.id.rawValue))
      guard let request = BurnRequest(change.request, for: order) else { throw Refusal.notFound }
      try transaction.removeDraft(draft.id, withFiles: false)
      return try apply(change, to: request, in: transaction)
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
    try store.read { transaction in
      let mandates = try mandates(lentTo: person, at: .now, in: transaction)
      let overseer = Visibility.seesEverything(person) || person.holds(.departmentHead)
      let burns = overseer || person.holds(.stationOperator) || !mandates.isEmpty
      return try transaction.burnRequests(requester: burns ? nil : person.id, limit: 200)
        .filter { Self.mayRead($0, person, mandates: mandates) }
    }
  }

  /// Burn requests that the person could answer now, the longest waiting first.
  public func burnsToApprove(by person: Person) throws -> [Request] {
    try store.read { transaction in
      let mandates = try mandates(lentTo: person, at: .now, in: transaction)
      return try transaction.undecidedBurnRequests().filter {
        Self.waits($0, for: person, mandates: mandates, at: .now)
      }.sorted { $0.id.rawValue < $1.id.rawValue }
    }
  }

  /// One burn request with everything that became of it, by identifier or number.
  public func burnRequest(_ idOrNumber: String, by person: Person) async throws -> BurnAnswer {
    try store.read { transaction in
      let request = try found(idOrNumber, by: person, in: transaction).request
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
      let request = try found(idOrNumber, by: person, in: transaction).request
      guard let file = try transaction.stagedFile(number, of: request.id) else {
        throw Refusal.notFound
      }
      return BurnFileAnswer(
        requestNumber: request.number, file: file,
        preview: try transaction.preview(of: number, in: request.id))
    }
  }

  /// The signed grant of a burn request, which proves its approvals offline; nil before there is one.
  public func burnGrant(of idOrNumber: String, by person: Person) async throws
    -> Unverified<BurnGrant>?
  {
    try store.read { transaction in
      let request = try found(idOrNumber, by: person, in: transaction).request
      return try transaction.burnGrant(of: request.id)?.unverified
    }
  }

  static func mayRead(_ request: BurnRequest, _ person: Person, mandates: [Mandate] = []) -> Bool {
    if Visibility.mayRead(request.request, person, mandates: mandates) { return true }
    return person.holds(.stationOperator) || request.order.burner == person.id
      || request.order.witness == person.id
  }

  func burnRecord(
    _ event: RecordEvent, _ request: BurnRequest, by person: Person, _ body: JSONValue
  ) -> Record {
    guard case .object(var members) = body else { return record(event, by: person, on: ("", "")) }
    members["number"] = .string(request.number)
    return record(event, by: person, on: ("burn-request", request.id.rawValue), .object(members))
  }

  func found(_ idOrNumber: String, by person: Person, in transaction: ServerTransaction)
    throws -> (request: BurnRequest, mandates: [Mandate])
  {
    let mandates = try mandates(lentTo: person, at: .now, in: transaction)
    guard let request = try transaction.burnRequest(idOrNumber),
      Self.mayRead(request, person, mandates: mandates)
    else { throw Refusal.notFound }
    return (request, mandates)
  }
}
