import Foundation
import GateAuditLog
import GateDomain
import GateOffice
import GateRetention
import GateSigning
import GateSite
import GateTesting
import Testing

@Suite("The office: reports that come as inbound files")
struct OfficeInboundReportTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest
  private let key = SigningKey()
  private let id = Identifier<ExternalMachine>("EXT-01")

  init() async throws {
    under = try OfficeUnderTest()
    _ = try await under.office.enrol(
      EnrolRequest(
        enrolment: Enrolment(machine: id, name: "互联网机", key: key.verificationKey.hex),
        owner: People.zhang.id, periodDays: 7), by: People.liu)
  }

  private func bytes(_ number: UInt64, key: SigningKey? = nil, roots: [String] = ["/"]) throws
    -> [UInt8]
  {
    let report = InspectionReport(
      machine: id, number: number, previous: nil, startedAt: .now, finishedAt: .now,
      rulesNumber: 1, rulesDigest: Digest.of([]), roots: roots, isComplete: true,
      coverage: .init(), findings: [], settled: [], purged: [], facts: [:])
    let signed = Verified(signing: report, with: key ?? self.key).unverified
    return Array(try JSONEncoder().encode(signed))
  }

  private func scanned(_ index: UInt64, _ bytes: [UInt8], isClean: Bool = true) -> ScannedFile {
    ScannedFile(
      judging: QuarantinedFile(
        index: index, path: RawName("报告/EXT-01-\(index).gatereport"), size: UInt64(bytes.count),
        digest: Digest.of(bytes), copy: .complete),
      name: nil, type: .allowed(ContentType(rawValue: "application/json")),
      engines: [
        EngineFinding(engine: "libclamav", answer: isClean ? .clean : .infected("Test.Virus"))
      ], signatures: .fresh)
  }

  /// Lets a transfer bring files, and puts what was released where the station puts it.
  @discardableResult
  private func bring(_ files: [[UInt8]], released: [[UInt8]]? = nil) async throws -> HeldTransfer {
    let scanned = files.enumerated().map { self.scanned(UInt64($0.offset), $0.element) }
    let transfer = try await HeldTransfer(under, files: scanned)
    for (index, bytes) in (released ?? files).enumerated() {
      let path = "release/\(transfer.transfer.id.rawValue)/files/报告/EXT-01-\(index).gatereport"
      try under.temporary.write(bytes, to: "site/station/" + path)
    }
    return transfer
  }

  private func states() async throws -> [InboundReport.State] {
    try await under.office.inboundReports(by: People.liu).map(\.state).reversed()
  }

  @Test("a signed report is imported by itself, once, and the log tells where it came from")
  func imported() async throws {
    let report = try bytes(1)
    let transfer = try await bring([report])
    #expect(try await states() == [.waiting])
    for person in [People.zhang, People.admin] {
      await #expect(throws: Refusal.self) {
        _ = try await under.office.inboundReports(by: person)
      }
    }
    try await under.office.admitInboundReports()
    #expect(try await states() == [.imported(machine: id, number: 1)])
    #expect(try await under.office.machine(id, by: People.liu).overview.machine.last?.number == 1)
    try await under.office.admitInboundReports()
    let records = try await under.office.records(before: nil, limit: 200, by: People.auditor)
      .map(\.record).filter { $0.event == .machineReported }
    #expect(records.map { $0.body["transfer"]?.string } == [transfer.transfer.id.rawValue])
  }

  @Test("garbage, a strange key and bytes that were not judged are held with their reason")
  func held() async throws {
    let garbage = Array("{\"statement\": 1}".utf8)
    let strange = try bytes(1, key: SigningKey())
    let judged = try bytes(1)
    try await bring(
      [garbage, strange, judged], released: [garbage, strange, try bytes(2)])
    try await under.office.admitInboundReports()
    #expect(
      try await states() == [.held(.noReport), .held(.unverified), .held(.changed)])
    #expect(try await under.office.machine(id, by: People.liu).overview.machine.last == nil)
    #expect(try await under.events().filter { $0 == .machineReportHeld }.count == 3)
  }

  @Test("a replay is held and an incident; a gap is imported and an incident; the same is no news")
  func incidents() async throws {
    let first = try bytes(1)
    try await bring([first, try bytes(1, roots: ["/other"]), try bytes(3), first])
    try await under.office.admitInboundReports()
    #expect(
      try await states() == [
        .imported(machine: id, number: 1), .held(.replayed), .imported(machine: id, number: 3),
        .imported(machine: id, number: 1),
      ])
    let kinds = try await under.office.machine(id, by: People.liu).incidents.map(\.kind)
    #expect(kinds.count { $0 == .replay } == 1 && kinds.count { $0 == .gap } == 1)
    #expect(try await under.office.machine(id, by: People.liu).overview.machine.last?.number == 3)
  }

  @Test("what is not released is not read, whatever its name says")
  func notReleased() async throws {
    let report = try bytes(1)
    let transfer = try await HeldTransfer(under, files: [scanned(0, report, isClean: false)])
    let path = "release/\(transfer.transfer.id.rawValue)/files/报告/EXT-01-0.gatereport"
    try under.temporary.write(report, to: "site/station/" + path)
    try await under.office.admitInboundReports()
    #expect(try await states() == [.waiting])
    #expect(try await under.office.machine(id, by: People.liu).overview.machine.last == nil)
  }
}
