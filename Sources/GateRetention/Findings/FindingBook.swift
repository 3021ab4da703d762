public import GateDomain

/// Follows the findings of one machine from report to report; decides nothing else.
public struct FindingBook {
  /// What a report changes.
  public struct Change: Hashable, Sendable {
    /// Every finding that is as the report says now.
    public var findings: [MachineFinding] = []
    /// How many are there for the first time.
    public var new = 0
    /// How many are there again.
    public var backAgain = 0
    /// How many are proved gone.
    public var gone = 0
  }

  private let known: [Digest: MachineFinding]

  /// Begins with what is known of the machine.
  public init(_ known: [MachineFinding]) {
    self.known = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
  }

  /// What a report makes of the findings.
  public func taking(_ report: InspectionReport, at now: Timestamp) -> Change {
    var change = Change()
    for reported in report.findings {
      let finding =
        known[reported.key].map { Self.following($0, reported, report, now) }
        ?? Self.first(reported, report, now)
      change.new += finding.state == .new ? 1 : 0
      change.backAgain += finding.state == .backAgain ? 1 : 0
      change.findings.append(finding)
    }
    let present = Set(report.findings.map(\.key))
    // What a report both shows and calls settled is there.
    for settled in report.settled where settled.outcome.provesGone && !present.contains(settled.key)
    {
      guard var finding = known[settled.key], finding.state != .gone else { continue }
      finding.state = .gone
      change.gone += 1
      change.findings.append(finding)
    }
    return change
  }

  private static func first(
    _ reported: ReportedFinding, _ report: InspectionReport, _ now: Timestamp
  ) -> MachineFinding {
    MachineFinding(
      id: Identifier("\(report.machine)-\(reported.key.hex.prefix(16))"), machine: report.machine,
      key: reported.key, kind: reported.kind, subject: reported.subject, digest: reported.digest,
      size: reported.size, firstSeenAt: reported.firstSeenAt, lastSeenAt: report.finishedAt,
      deadline: now.adding(seconds: reported.deleteWithinSeconds), severity: reported.severity,
      evidence: reported.evidence, state: .new, disposition: nil)
  }

  private static func following(
    _ known: MachineFinding, _ reported: ReportedFinding, _ report: InspectionReport,
    _ now: Timestamp
  ) -> MachineFinding {
    var finding = known
    let wasGone = known.state == .gone
    finding.state = wasGone ? .backAgain : .known
    let deadline = now.adding(seconds: reported.deleteWithinSeconds)
    finding.deadline = wasGone ? deadline : min(known.deadline, deadline)
    // What an officer said was said of this content.
    if wasGone || known.digest != reported.digest { finding.disposition = nil }
    finding.digest = reported.digest
    finding.size = reported.size
    finding.severity = reported.severity
    finding.evidence = reported.evidence
    finding.lastSeenAt = report.finishedAt
    return finding
  }
}

extension RegisteredMachine {
  // How far a machine's clock may be off.
  private static let clockSeconds: Int64 = 600

  /// What is wrong with the place of a report among the machine's reports.
  public func incidents(
    of report: InspectionReport, at now: Timestamp
  ) -> [MachineIncident] {
    var kinds: [MachineIncident.Kind] = []
    let expected = (last?.number ?? 0) + 1
    if report.number > expected { kinds.append(.gap) }
    if report.number == expected, report.previous != last?.digest { kinds.append(.brokenChain) }
    if let last, report.rulesNumber < last.rulesNumber { kinds.append(.olderRules) }
    if report.finishedAt > now.adding(seconds: Self.clockSeconds)
      || last.map({ report.finishedAt < $0.finishedAt }) == true
      || report.startedAt > report.finishedAt
    {
      kinds.append(.clock)
    }
    return kinds.map {
      MachineIncident(machine: id, kind: $0, at: now, number: report.number)
    }
  }
}
