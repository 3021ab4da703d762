import GateAuditLog
public import GateDomain
public import GateRetention
public import GateSigning
import GateSite
import GateStore
import GatePolicy

extension Office {
  /// Enrols an external machine with its public key.
  ///
  /// - Throws: `Refusal`; a machine is enrolled once, since another key under its name would let
  ///   another machine speak for it.
  public func enrol(_ request: EnrolRequest, by person: Person) async throws -> RegisteredMachine {
    let name = request.enrolment.machine.rawValue
    guard Permission.may(person, .decideMachines).isAllowed else {
      throw await refuse(
        Refusal.notAllowed, code: "not-allowed", by: .init(person), on: ("machine", name))
    }
    guard Enrolment.isName(name), VerificationKey(hex: request.enrolment.key) != nil,
      (1...366).contains(request.periodDays), request.enrolment.name.count <= 100,
      try store.read({ try $0.account(request.owner) }) != nil
    else { throw Refusal.badEnrolment }
    let machine = RegisteredMachine(
      id: request.enrolment.machine, name: RawName(request.enrolment.name).escaped,
      key: request.enrolment.key, owner: request.owner,
      periodSeconds: Int64(request.periodDays) * 86_400, enrolledAt: .now,
      addresses: request.enrolment.addresses.map { Array($0.prefix(16)) })
    let record = record(
      .machineEnrolled, by: person, on: ("machine", name),
      [
        "key": .string(machine.key), "name": .string(machine.name),
        "owner": .string(machine.owner.rawValue),
      ])
    try await change { transaction in
      guard try transaction.machine(machine.id) == nil else { throw Refusal.machineKnown }
      try transaction.save(machine)
      try transaction.enqueue(record.bytes)
    }
    return machine
  }

  /// Verifies a report and takes it in; the same report again changes nothing.
  ///
  /// Security: nothing of a report counts before the machine's own key has verified it; another
  /// report under a number that is taken is kept out and becomes an incident.
  public func importReport(_ report: Unverified<InspectionReport>, by person: Person) async throws
    -> ImportAnswer
  {
    guard Visibility.mayImportReports(person) else {
      throw await refuse(
        Refusal.notAllowed, code: "not-allowed", by: .init(person), on: ("machine", "new"))
    }
    guard let (machine, statement) = try verified(report) else {
      throw await refuse(
        Refusal.unverifiedReport, code: "unverified-report", by: .init(person),
        on: ("machine", "new"))
    }
    let answer = try await change { transaction in
      try admit(statement, report, of: machine, by: .init(person), transaction)
    }
    if answer.isRefused { throw Refusal.replayedReport }
    return answer
  }

  /// Takes in a report that its machine's key has verified.
  func admit(
    _ statement: InspectionReport, _ report: Unverified<InspectionReport>,
    of known: RegisteredMachine, by subject: Record.Subject,
    from transfer: Identifier<Transfer>? = nil, _ transaction: ServerTransaction
  ) throws -> ImportAnswer {
    let digest = Digest.of(Array(report.statement.utf8))
    let machine = try transaction.machine(known.id) ?? known
    if let before = try transaction.reportDigest(of: machine.id, number: statement.number) {
      return try repeated(statement, machine, isSame: before == digest, by: subject, transaction)
    }
    guard statement.number > machine.last?.number ?? 0 else {
      return try repeated(statement, machine, isSame: false, by: subject, transaction)
    }
    return try take(statement, report, digest, for: machine, by: subject, transfer, transaction)
  }

  func verified(_ report: Unverified<InspectionReport>) throws
    -> (RegisteredMachine, InspectionReport)?
  {
    // Whose report it claims to be names the key; only that key's word makes it so.
    let value = try? CanonicalJSON.decode(
      Array(report.statement.utf8), limit: InspectionReport.sizeLimit)
    guard let claimed = value?["machine"]?.string,
      let machine = try store.read({ try $0.machine(Identifier(claimed)) }),
      let key = VerificationKey(hex: machine.key),
      let verified = report.verified(by: key)?.statement, verified.machine == machine.id
    else { return nil }
    return (machine, verified)
  }

  private func repeated(
    _ report: InspectionReport, _ machine: RegisteredMachine, isSame: Bool,
    by subject: Record.Subject, _ transaction: ServerTransaction
  ) throws -> ImportAnswer {
    let incidents: [MachineIncident] =
      isSame
      ? []
      : [MachineIncident(machine: machine.id, kind: .replay, at: .now, number: report.number)]
    for incident in incidents { try note(incident, by: subject, transaction) }
    return ImportAnswer(
      machine: machine.id, number: report.number, wasKnown: isSame, new: 0, backAgain: 0, gone: 0,
      incidents: incidents.map(\.kind))
  }

  private func take(
    _ report: InspectionReport, _ signed: Unverified<InspectionReport>, _ digest: Digest,
    for known: RegisteredMachine, by subject: Record.Subject, _ transfer: Identifier<Transfer>?,
    _ transaction: ServerTransaction
  ) throws -> ImportAnswer {
    let now = Timestamp.now
    let incidents = known.incidents(of: report, at: now)
    let change = FindingBook(try transaction.findings(of: known.id, isPast: true))
      .taking(report, at: now)
    try transaction.save(change.findings)
    var machine = known
    machine.last = RegisteredMachine.LastReport(report, digest: digest, at: now)
    machine.isOverdueNoted = false
    try transaction.save(machine)
    let open = try transaction.findings(of: machine.id, isPast: false).count { $0.isOpen(at: now) }
    try transaction.insertReport(
      of: machine.id, number: report.number, digest: digest, at: now, open: open,
      statement: signed.statement, signature: signed.signature)
    try transaction.enqueue(
      record(of: report, digest, change, by: subject, transfer).bytes)
    for incident in incidents { try note(incident, by: subject, transaction) }
    return ImportAnswer(
      machine: machine.id, number: report.number, wasKnown: false, new: change.new,
      backAgain: change.backAgain, gone: change.gone, incidents: incidents.map(\.kind))
  }

  private func record(
    of report: InspectionReport, _ digest: Digest, _ change: FindingBook.Change,
    by subject: Record.Subject, _ transfer: Identifier<Transfer>?
  ) -> Record {
    var body: [String: JSONValue] = [
      "back_again": .integer(Int64(change.backAgain)), "gone": .integer(Int64(change.gone)),
      "new": .integer(Int64(change.new)), "report": .integer(Int64(clamping: report.number)),
      "sha256": .string(digest.hex),
    ]
    if let transfer { body["transfer"] = .string(transfer.rawValue) }
    return .ofServer(
      .machineReported, at: .now, by: subject, on: ("machine", report.machine.rawValue),
      body: .object(body), policy: policy.digest)
  }

  private func note(
    _ incident: MachineIncident, by subject: Record.Subject, _ transaction: ServerTransaction
  ) throws {
    try transaction.insert(incident)
    let record = Record.ofServer(
      .machineIncident, at: incident.at, by: subject, on: ("machine", incident.machine.rawValue),
      outcome: .failure,
      body: [
        "code": .string(incident.kind.rawValue),
        "report": .integer(Int64(clamping: incident.number)),
      ], policy: policy.digest)
    try transaction.enqueue(record.bytes)
  }

  /// Notes the machines whose report did not come in time, once each.
  func noteOverdueMachines(at now: Timestamp, in transaction: ServerTransaction) throws {
    for machine in try transaction.machines()
    where now > machine.reportDue && !machine.isOverdueNoted {
      var noted = machine
      noted.isOverdueNoted = true
      try transaction.save(noted)
      try note(
        MachineIncident(machine: machine.id, kind: .overdue, at: now, number: 0),
        by: .init(id: "server"), transaction)
    }
  }
}
