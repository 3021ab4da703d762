import GateDomain
import GateRetention
import GateSigning
import Testing

@Suite struct FindingBookTests {
  private static let now = Timestamp(milliseconds: 1_800_000_000_000)

  private static func reported(_ path: String, digest: UInt8 = 1, days: Int64 = 3)
    -> ReportedFinding
  {
    ReportedFinding(
      kind: .retainedFile, subject: RawName(path), digest: Digest.of([digest]), size: 10,
      modifiedAt: now, firstSeenAt: now, severity: .serious, deleteWithinSeconds: days * 86_400,
      evidence: [])
  }

  private static func report(
    _ number: UInt64 = 1, findings: [ReportedFinding] = [], settled: [SettledFinding] = [],
    previous: Digest? = nil, rules: UInt64 = 5, start: Timestamp = now, end: Timestamp = now
  ) -> InspectionReport {
    InspectionReport(
      machine: Identifier("EXT-01"), number: number, previous: previous, startedAt: start,
      finishedAt: end,
      rulesNumber: rules, rulesDigest: Digest.of([]), roots: ["/"], isComplete: true,
      coverage: .init(), findings: findings, settled: settled, purged: [], facts: [:])
  }

  @Test func `a finding is new, then known, keeps its first deadline and is gone only when proved`()
  {
    let path = Self.reported("/a")
    let first = FindingBook([]).taking(Self.report(findings: [path]), at: Self.now)
    #expect(first.new == 1 && first.findings[0].state == .new)
    let later = Self.now.adding(seconds: 86_400)
    let second = FindingBook(first.findings).taking(Self.report(2, findings: [path]), at: later)
    #expect(second.findings[0].state == .known)
    #expect(second.findings[0].deadline == first.findings[0].deadline)
    let silent = FindingBook(second.findings).taking(Self.report(3), at: later)
    #expect(silent.findings == [] && silent.gone == 0)
  }

  @Test(arguments: SettledFinding.Outcome.allCases)
  func `only a look at the place closes a finding`(_ outcome: SettledFinding.Outcome) {
    let known = FindingBook([]).taking(Self.report(findings: [Self.reported("/a")]), at: Self.now)
    let settled = SettledFinding(key: known.findings[0].key, outcome: outcome)
    let change = FindingBook(known.findings).taking(
      Self.report(2, settled: [settled]), at: Self.now)
    #expect((change.gone == 1) == (outcome != .unknown))
    #expect(change.findings.map(\.state) == (outcome == .unknown ? [] : [.gone]))
  }

  @Test func `what a report both shows and calls settled stays open`() {
    let finding = Self.reported("/a")
    let known = FindingBook([]).taking(Self.report(findings: [finding]), at: Self.now)
    let settled = SettledFinding(key: finding.key, outcome: .removed)
    let change = FindingBook(known.findings).taking(
      Self.report(2, findings: [finding], settled: [settled]), at: Self.now)
    #expect(change.gone == 0 && change.findings.map(\.state) == [.known])
  }

  @Test func `what was gone is back again, with a new deadline and nothing said of it`() {
    var known = FindingBook([]).taking(Self.report(findings: [Self.reported("/a")]), at: Self.now)
      .findings[0]
    known.disposition = Self.said(.falsePositive)
    known.state = .gone
    let later = Self.now.adding(seconds: 864_000)
    let change = FindingBook([known]).taking(
      Self.report(2, findings: [Self.reported("/a")]), at: later)
    #expect(change.backAgain == 1 && change.findings[0].state == .backAgain)
    #expect(change.findings[0].deadline == later.adding(seconds: 3 * 86_400))
    #expect(change.findings[0].disposition == nil)
  }

  @Test(arguments: [(UInt8(1), true), (2, false)])
  func `what an officer said holds for the content it was said of`(_ digest: UInt8, _ holds: Bool) {
    var known = FindingBook([]).taking(Self.report(findings: [Self.reported("/a")]), at: Self.now)
      .findings[0]
    known.disposition = Self.said(.falsePositive)
    let change = FindingBook([known]).taking(
      Self.report(2, findings: [Self.reported("/a", digest: digest)]), at: Self.now)
    #expect((change.findings[0].disposition != nil) == holds)
    #expect(change.findings[0].isOpen(at: Self.now) == !holds)
  }

  private static func said(
    _ kind: MachineFinding.Disposition.Kind, until: Timestamp? = nil
  ) -> MachineFinding.Disposition {
    .init(kind: kind, why: "w", until: until, officer: Identifier("o"), at: now)
  }

  @Test func `a finding is open by its state and by what was said, over the whole table`() {
    var finding = FindingBook([]).taking(Self.report(findings: [Self.reported("/a")]), at: Self.now)
      .findings[0]
    let (before, after) = (Self.now.adding(seconds: -60), Self.now.adding(seconds: 60))
    let said: [(MachineFinding.Disposition?, Bool)] = [
      (nil, true), (Self.said(.confirmed), true), (Self.said(.falsePositive), false),
      (Self.said(.waived, until: after), false), (Self.said(.waived, until: before), true),
      (Self.said(.waived, until: Self.now), true), (Self.said(.waived), true),
    ]
    for state in MachineFinding.State.allCases {
      for (disposition, isOpen) in said {
        finding.state = state
        finding.disposition = disposition
        #expect(finding.isOpen(at: Self.now) == (state != .gone && isOpen), "\(state)")
      }
    }
  }

  @Test func `gaps, breaks, older rules and wrong clocks are incidents`() {
    var machine = RegisteredMachine(
      id: Identifier("EXT-01"), name: "n", key: "k", owner: Identifier("o"), periodSeconds: 86_400,
      enrolledAt: Self.now)
    #expect(machine.incidents(of: Self.report(), at: Self.now) == [])
    let first = Digest.of([9])
    machine.last = .init(Self.report(), digest: first, at: Self.now)
    func kinds(_ report: InspectionReport) -> [MachineIncident.Kind] {
      machine.incidents(of: report, at: Self.now).map(\.kind)
    }
    #expect(kinds(Self.report(2, previous: first)) == [])
    #expect(kinds(Self.report(2)) == [.brokenChain])
    #expect(kinds(Self.report(4)) == [.gap])
    #expect(kinds(Self.report(2, previous: first, rules: 4)) == [.olderRules])
    let ahead = Self.now.adding(seconds: 3_600)
    #expect(kinds(Self.report(2, previous: first, end: ahead)) == [.clock])
    let behind = Self.now.adding(seconds: -3_600)
    #expect(kinds(Self.report(2, previous: first, start: behind, end: behind)) == [.clock])
    #expect(kinds(Self.report(2, previous: first, start: ahead)) == [.clock])
  }
}
