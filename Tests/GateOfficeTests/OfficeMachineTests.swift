import GateAuditLog
import GateDomain
import GateOffice
import GateRetention
import GateSigning
import GateSite
import Testing

@Suite("The office: external machines")
struct OfficeMachineTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest
  private let key = SigningKey()
  private let id = Identifier<ExternalMachine>("EXT-01")

  init() throws { under = try OfficeUnderTest() }

  private func enrol(owner: Person = People.zhang, by person: Person = People.liu) async throws {
    _ = try await under.office.enrol(
      EnrolRequest(
        enrolment: Enrolment(machine: id, name: "互联网机", key: key.verificationKey.hex),
        owner: owner.id, periodDays: 7), by: person)
  }

  private func report(
    _ number: UInt64, _ names: [String], settled: [SettledFinding] = [], previous: Digest? = nil,
    start: Timestamp = .now
  ) -> InspectionReport {
    InspectionReport(
      machine: id, number: number, previous: previous, startedAt: start, finishedAt: .now,
      rulesNumber: 1, rulesDigest: Digest.of([]), roots: ["/"], isComplete: true, coverage: .init(),
      findings: names.map {
        ReportedFinding(
          kind: .retainedFile, subject: RawName($0), digest: Digest.of(Array($0.utf8)), size: 1,
          modifiedAt: .now, firstSeenAt: .now, severity: .critical, deleteWithinSeconds: 86_400,
          evidence: [
            RetentionEvidence(
              rule: "mark-star", members: [], place: "", before: "", hit: "机密★", after: "",
              count: 1)
          ])
      }, settled: settled, purged: [], facts: [:])
  }

  @discardableResult
  private func bring(
    _ report: InspectionReport, key: SigningKey? = nil, by person: Person = People.liu
  )
    async throws -> ImportAnswer
  {
    try await under.office.importReport(
      Verified(signing: report, with: key ?? self.key).unverified, by: person)
  }

  private func code(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch { return (error as? Refusal)?.code }
  }

  @Test("a report is imported once, and closes only what it proves gone")
  func importing() async throws {
    try await enrol()
    let first = report(1, ["/a", "/b"])
    #expect(try await bring(first).new == 2)
    let digest = Digest.of(CanonicalJSON.encode(first.canonical))
    let again = try await bring(first)
    #expect(again.wasKnown && again.new == 0 && again.incidents == [])
    let key = first.findings[0].key
    let second = report(
      2, ["/b"], settled: [SettledFinding(key: key, outcome: .removed)], previous: digest)
    let answer = try await bring(second)
    #expect(answer.gone == 1 && answer.incidents == [])
    let findings = try await under.office.machine(id, by: People.auditor).findings
    #expect(Set(findings.map(\.state)) == [.gone, .known])
    #expect(try await under.events().filter { $0 == .machineReported }.count == 2)
  }

  @Test("a report under another key, of nobody's machine or from anybody is refused and on record")
  func forged() async throws {
    #expect(await code { try await bring(report(1, ["/a"])) } == "unverified-report")
    try await enrol()
    #expect(
      await code { try await bring(report(1, ["/a"]), key: SigningKey()) } == "unverified-report")
    #expect(await code { try await bring(report(1, ["/a"]), by: People.zhang) } == "not-allowed")
    #expect(try await under.office.findings(by: People.liu).isEmpty)
    #expect(try await under.events().filter { $0 == .refused }.count == 3)
  }

  @Test("another report under a number that is taken is kept out and becomes an incident")
  func replay() async throws {
    try await enrol()
    try await bring(report(1, ["/a"]))
    #expect(await code { try await bring(report(1, [])) } == "replayed-report")
    let machine = try await under.office.machine(id, by: People.liu)
    #expect(machine.incidents.map(\.kind) == [.replay] && machine.overview.open == 1)
    #expect(try await under.events().contains(.machineIncident))
  }

  @Test("gaps are incidents, and a machine that does not report is one, once")
  func gaps() async throws {
    try await enrol()
    #expect(try await bring(report(3, [])).incidents == [.gap])
    let late = Timestamp.now.adding(seconds: 8 * 86_400)
    try await under.office.tick(at: late)
    try await under.office.tick(at: late.adding(seconds: 60))
    let kinds = try await under.office.machine(id, by: People.liu).incidents.map(\.kind)
    #expect(kinds == [.overdue, .gap])
  }

  @Test("officers decide, never about their own machine, and only about what was shown")
  func deciding() async throws {
    try await enrol(owner: People.both)
    try await bring(report(1, ["/a"]))
    let finding = try #require(try await under.office.findings(by: People.liu).first)
    func act(
      _ kind: MachineFinding.Disposition.Kind, _ why: String, until: Timestamp? = nil,
      digest: Digest?, by person: Person = People.liu
    ) async -> String? {
      await code {
        _ = try await under.office.decide(
          finding.id, FindingAct(kind: kind, why: why, until: until, digest: digest), by: person)
      }
    }
    let shown = finding.digest
    #expect(await act(.confirmed, "", digest: shown, by: People.both) == "not-allowed")
    #expect(await act(.confirmed, "", digest: shown, by: People.auditor) == "not-allowed")
    #expect(await act(.confirmed, "", digest: nil) == "finding-changed")
    #expect(await act(.falsePositive, " ", digest: shown) == "why-missing")
    #expect(await act(.waived, "w", digest: shown) == "bad-waiver")
    let far = Timestamp.now.adding(seconds: 400 * 86_400)
    #expect(await act(.waived, "w", until: far, digest: shown) == "bad-waiver")
    #expect(
      await code { _ = try await under.office.purgeOrder(for: id, by: People.liu) }
        == "nothing-confirmed")
    #expect(await act(.confirmed, "", digest: shown) == nil)
    let order = try await under.office.purgeOrder(for: id, by: People.liu)
    let office = try KeyFile.signingKey(under.folder.grantKey).verificationKey
    #expect(order.verified(by: office)?.statement.files.map(\.path) == [RawName("/a")])
    #expect(await act(.falsePositive, "不是公文", digest: shown) == nil)
    #expect(try await under.office.machine(id, by: People.liu).overview.open == 0)
    let precision = try await under.office.rulePrecision(by: People.liu)
    #expect(precision.map(\.falsePositives) == [1])
  }

  @Test("a machine is enrolled once, by an officer, for an owner with an account")
  func enrolling() async throws {
    #expect(await code { try await enrol(by: People.zhang) } == "not-allowed")
    #expect(
      await code { try await enrol(owner: People.person("nobody", [.staff])) } == "bad-enrolment")
    try await enrol()
    #expect(await code { try await enrol() } == "machine-known")
    #expect(await code { _ = try await under.office.machines(by: People.zhang) } == "not-allowed")
  }
}
