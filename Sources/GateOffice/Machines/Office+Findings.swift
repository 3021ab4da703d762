import Foundation
import GateAuditLog
public import GateDomain
public import GateRetention
public import GateSigning
import GateSite
import GateStore
import GatePolicy

extension Office {
  /// Every external machine with what is to be done about it.
  public func machines(by person: Person) async throws -> [MachineOverview] {
    guard Visibility.mayReadMachines(person) else { throw Refusal.notAllowed }
    let now = Timestamp.now
    return try store.read { transaction in
      try transaction.machines().map { try overview($0, at: now, in: transaction) }
    }
  }

  func overview(
    _ machine: RegisteredMachine, at now: Timestamp, in transaction: ServerTransaction
  ) throws -> MachineOverview {
    let open = try transaction.findings(of: machine.id, isPast: false)
      .filter { $0.isOpen(at: now) }
    return MachineOverview(
      machine: machine, open: open.count, late: open.count { $0.isLate(at: now) },
      worst: open.map(\.severity).max(), trend: try transaction.trend(of: machine.id))
  }

  /// One machine, its findings and its incidents.
  public func machine(_ id: Identifier<ExternalMachine>, by person: Person) async throws
    -> (overview: MachineOverview, findings: [MachineFinding], incidents: [MachineIncident])
  {
    guard Visibility.mayReadMachines(person) else { throw Refusal.notAllowed }
    return try store.read { transaction in
      guard let machine = try transaction.machine(id) else { throw Refusal.notFound }
      return (
        try overview(machine, at: .now, in: transaction),
        try transaction.findings(of: id, isPast: true), try transaction.incidents(of: id)
      )
    }
  }

  /// Findings of all machines that are not gone.
  public func findings(by person: Person) async throws -> [MachineFinding] {
    guard Visibility.mayReadMachines(person) else { throw Refusal.notAllowed }
    return try store.read { try $0.findings(of: nil, isPast: false) }
  }

  /// One finding with its machine.
  public func finding(_ id: Identifier<MachineFinding>, by person: Person) async throws
    -> (finding: MachineFinding, machine: RegisteredMachine)
  {
    guard Visibility.mayReadMachines(person) else { throw Refusal.notAllowed }
    return try store.read { transaction in
      guard let finding = try transaction.finding(id),
        let machine = try transaction.machine(finding.machine)
      else { throw Refusal.notFound }
      return (finding, machine)
    }
  }

  /// An officer says what a finding is.
  ///
  /// Security: the one who answers for a machine NEVER decides about its findings; what is said
  /// holds for the content that was shown and closes nothing.
  public func decide(
    _ id: Identifier<MachineFinding>, _ act: FindingAct, by person: Person
  ) async throws -> MachineFinding {
    let (found, machine) = try await finding(id, by: person)
    guard Permission.may(person, .decideMachines).isAllowed, person.id != machine.owner else {
      throw await refuse(
        Refusal.notAllowed, code: "not-allowed", by: .init(person), on: ("finding", id.rawValue))
    }
    let now = Timestamp.now
    let why = act.why.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !why.isEmpty || act.kind == .confirmed else { throw Refusal.whyMissing }
    guard why.count <= FindingAct.whyLimit else { throw Refusal.reasonTooLong }
    let latest = now.adding(seconds: FindingAct.waiverDays * 86_400)
    guard (act.kind == .waived) == (act.until != nil),
      act.until.map({ $0 > now && $0 <= latest }) ?? true
    else { throw Refusal.badWaiver }
    let record = record(
      .findingDecided, by: person, on: ("finding", id.rawValue),
      [
        "disposition": .string(act.kind.rawValue), "machine": .string(found.machine.rawValue),
        "path": .string(found.subject.escaped), "reason": .string(why),
        "until": .string(act.until?.rfc3339 ?? ""),
      ])
    return try await change { transaction in
      guard var finding = try transaction.finding(id), finding.state != .gone,
        finding.digest == act.digest
      else { throw Refusal.findingChanged }
      finding.disposition = MachineFinding.Disposition(
        kind: act.kind, why: why, until: act.until, officer: person.id, at: now)
      try transaction.save([finding])
      try transaction.enqueue(record.bytes)
      return finding
    }
  }

  /// Signs an order to remove every file of a machine that officers confirmed.
  public func purgeOrder(for id: Identifier<ExternalMachine>, by person: Person) async throws
    -> Unverified<PurgeOrder>
  {
    let (overview, findings, _) = try await machine(id, by: person)
    guard Permission.may(person, .decideMachines).isAllowed,
      person.id != overview.machine.owner
    else {
      throw await refuse(
        Refusal.notAllowed, code: "not-allowed", by: .init(person), on: ("machine", id.rawValue))
    }
    let files = findings.compactMap { finding -> PurgeOrder.File? in
      guard finding.kind == .retainedFile, finding.state != .gone,
        finding.disposition?.kind == .confirmed, let digest = finding.digest
      else { return nil }
      return PurgeOrder.File(path: finding.subject, digest: digest)
    }
    guard !files.isEmpty else { throw Refusal.nothingConfirmed }
    let now = Timestamp.now
    let order = PurgeOrder(
      machine: id, issuedAt: now, notAfter: now.adding(seconds: 14 * 86_400), files: files)
    let signed = Verified(signing: order, with: grantKey).unverified
    let record = record(
      .purgeOrdered, by: person, on: ("machine", id.rawValue),
      [
        "files": .integer(Int64(files.count)),
        "sha256": .string(Digest.of(Array(signed.statement.utf8)).hex),
      ])
    try await change { try $0.enqueue(record.bytes) }
    return signed
  }

  /// How often each rule was right so far.
  public func rulePrecision(by person: Person) async throws -> [RulePrecision] {
    guard Visibility.mayReadMachines(person) else { throw Refusal.notAllowed }
    let findings = try store.read { try $0.findings(of: nil, isPast: true) }
    var counts: [String: (confirmed: Int, wrong: Int, all: Int)] = [:]
    for finding in findings where finding.kind == .retainedFile {
      for rule in Set(finding.evidence.map(\.rule)) {
        var count = counts[rule] ?? (0, 0, 0)
        count.all += 1
        if finding.disposition?.kind == .confirmed { count.confirmed += 1 }
        if finding.disposition?.kind == .falsePositive { count.wrong += 1 }
        counts[rule] = count
      }
    }
    return counts.sorted { $0.key < $1.key }.map {
      RulePrecision(
        rule: $0.key, confirmed: $0.value.confirmed, falsePositives: $0.value.wrong,
        findings: $0.value.all)
    }
  }

  /// The rules that lie in the site's folder; nil when they cannot be read.
  public func retentionRules() -> RetentionRules? {
    try? RetentionRules(RuleFiles.read(folder.rules))
  }
}
