import GateDomain
import GateOffice
import GateRetention
import GateSite
import HTTPTypes
import Hummingbird

/// External machines: all of them, one, one finding, and the rules with their record.
enum MachinePages {
  static let routes: [Route] = [
    .get("/machines", .machineReaders, list),
    .get("/machines/monthly", .machineReaders, sheet),
    .get("/machines/monthly.pdf", .machineReaders, paper),
    .get("/machines/:id", .machineReaders, machine),
    .get("/findings/:id", .machineReaders, finding),
    .post("/findings/:id", .machineDeciders, decide),
    .get("/rules", .machineReaders, rules),
    .get("/machines.csv", .machineReaders, monthly),
  ]

  private static func list(_ visit: Visit) async throws -> Response {
    let machines = try await visit.office.machines(by: visit.person)
    return visit.page(
      MachineListPage(
        machines: machines, inbound: try await visit.office.inboundReports(by: visit.person),
        unregistered: try visit.office.unregisteredBurns(by: visit.person), visit: visit
      ).page)
  }

  private static func machine(_ visit: Visit) async throws -> Response {
    let (overview, findings, incidents) = try await visit.office.machine(
      visit.identifier("id"), by: visit.person)
    return visit.page(
      MachinePage(
        overview: overview, findings: findings, incidents: incidents,
        names: RuleNames(visit), isPast: visit.query("past") != nil, visit: visit
      ).page)
  }

  private static func finding(_ visit: Visit) async throws -> Response {
    try await shown(visit, problem: nil)
  }

  private static func shown(_ visit: Visit, problem: Refusal?) async throws -> Response {
    let (finding, machine) = try await visit.office.finding(
      visit.identifier("id"), by: visit.person)
    return visit.page(
      FindingPage(
        finding: finding, machine: machine, names: RuleNames(visit), person: try visit.person,
        visit: visit, problem: problem
      ).page, status: problem == nil ? .ok : .unprocessableContent)
  }

  private static func decide(_ visit: Visit) async throws -> Response {
    guard let kind = MachineFinding.Disposition.Kind(rawValue: visit.form["disposition"]) else {
      throw Problem.badForm
    }
    let until = kind == .waived ? Self.date(visit.form["until"], visit) : nil
    let act = FindingAct(
      kind: kind, why: visit.form["why"], until: until, digest: Digest(hex: visit.form["sha256"]))
    let id: Identifier<MachineFinding> = try visit.identifier("id")
    do {
      _ = try await visit.office.decide(id, act, by: visit.person)
      return .redirect(to: "/findings/\(PathText.encoded(id.rawValue))")
    } catch let refusal as Refusal where refusal.kind == .invalid {
      return try await shown(visit, problem: refusal)
    }
  }

  // The end of the day by the office's clock.
  private static func date(_ text: String, _ visit: Visit) -> Timestamp? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return CivilTime.moment(
      year: parts[0], month: parts[1], day: parts[2], hour: 23, minute: 59,
      offsetSeconds: visit.voice.offsetSeconds)
  }

  private static func rules(_ visit: Visit) async throws -> Response {
    let record = try await visit.office.rulePrecision(by: visit.person)
    return visit.page(
      RulesPage(rules: visit.office.retentionRules(), record: record, visit: visit).page)
  }

  private static func monthly(_ visit: Visit) async throws -> Response {
    let (_, findings) = try await everything(visit)
    let month = Self.month(visit)
    let text = MonthlyTable(findings: findings, month: month, voice: visit.voice).text
    return .download(
      Array(text.utf8), name: visit.voice("外网检查-\(month).csv", "inspections-\(month).csv"),
      type: "text/csv; charset=utf-8")
  }

  private static func sheet(_ visit: Visit) async throws -> Response {
    visit.page(try await ofMonth(visit).page)
  }

  private static func paper(_ visit: Visit) async throws -> Response {
    let sheet = try await ofMonth(visit)
    return .download(
      try await MonthlyPaper(sheet).bytes(),
      name: visit.voice("外网检查-\(sheet.month).pdf", "inspections-\(sheet.month).pdf"),
      type: "application/pdf")
  }

  private static func ofMonth(_ visit: Visit) async throws -> MonthlySheet {
    let (machines, findings) = try await everything(visit)
    return MonthlySheet(
      machines: machines, findings: findings, month: month(visit), names: RuleNames(visit),
      visit: visit)
  }

  private static func everything(_ visit: Visit) async throws
    -> ([MachineOverview], [MachineFinding])
  {
    let machines = try await visit.office.machines(by: visit.person)
    var findings: [MachineFinding] = []
    for machine in machines {
      findings += try await visit.office.machine(machine.machine.id, by: visit.person).findings
    }
    return (machines, findings)
  }

  // The month of the office's clock.
  private static func month(_ visit: Visit) -> String {
    let asked = visit.query("month") ?? ""
    let isMonth =
      asked.utf8.count == 7
      && asked.utf8.enumerated().allSatisfy {
        $0.offset == 4 ? $0.element == 0x2d : (0x30...0x39).contains($0.element)
      }
    if isMonth { return asked }
    return String(visit.now.adding(seconds: Int64(visit.voice.offsetSeconds)).rfc3339.prefix(7))
  }
}

extension Access {
  /// Those who see external machines and what was found on them.
  static let machineReaders = Access.act(.readMachines)

  /// Those who decide about external machines.
  static let machineDeciders = Access.act(.decideMachines)

  /// Those who bring in machines' reports.
  static let reportCarriers = Access.act(.carryReport)
}

/// The rules' names for people; a rule that is no longer there keeps its short name.
struct RuleNames {
  private let names: [String: String]

  init(_ visit: Visit) {
    let rules = visit.office.retentionRules()?.rules ?? []
    names = Dictionary(
      rules.map { ($0.id, visit.voice($0.title)) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(rule: String) -> String { names[rule] ?? rule }
}
