import GateAuditLog
import GateDiscs
import GateDomain
import GateOffice
import GatePolicy
import GateSigning
import GateSite
import GateStore
import GateWire
import Testing

/// Which try of a station may write, as the server says it.
@Suite("The office: one try may write a copy")
struct OfficeBurnLeaseTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private func ordered() throws -> Burn {
    let order = BurnOrder(
      purpose: "送审",
      files: [BurnFile(path: RawName("a.txt"), size: 1, digest: Digest.of([1]))], copies: 1,
      level: .internal, station: Identifier("ST-01"), burner: People.zhang.id, witness: nil,
      receiver: "李工",
      window: try #require(
        Window(notBefore: Timestamp.now, notAfter: Timestamp.now.adding(seconds: 600))))
    let asked = try BurnRequest.asking(
      order, as: Identifier("01REQUEST"), by: People.zhang,
      steps: [ApprovalStep(id: "s", name: "s", role: .securityOfficer, need: 1)],
      policy: under.office.policy.digest)
    let (approved, made) = try asked.approved(by: People.liu)
    let grant = try #require(made)
    let burn = try Burn(
      id: Identifier("01BURN"), grant: grant, order: order,
      disc: #require(MediumNumber("DVD-2026-0001")), at: .now)
    let key = try KeyFile.signingKey(under.folder.grantKey)
    try ServerStore(path: under.folder.serverStore).write { transaction in
      try transaction.save(approved)
      try transaction.insert(Verified(signing: grant, with: key), mintedBy: 0)
      let isReady = try transaction.apply(.recorded, to: grant.id)
      #expect(isReady)
      try transaction.save(burn)
    }
    return burn
  }

  private func began(_ burn: Burn, claim: String, after previous: Record?) throws -> Record {
    Record(
      id: ULID.make(at: .now), time: .now, event: .burnBegan, outcome: .success,
      source: "station:ST-01", subject: .init(id: "ST-01"), object: ("burn", burn.id.rawValue),
      body: try JSONValue(
        encoding: BurnRecord.Step(burn, outcome: nil, messages: [], claim: claim)),
      policy: under.office.policy.digest
    ).signed(
      with: under.stationKey, sequence: (previous?.chain?.sequence ?? 0) + 1,
      previous: previous.map { Digest.of($0.bytes) } ?? StationChain.beginning)
  }

  @Test("the first that is on record, and no later one, whatever it calls itself")
  func firstClaim() async throws {
    let burn = try ordered()
    let one = try began(burn, claim: "one", after: nil)
    let two = try began(burn, claim: "two", after: one)
    _ = try await under.office.accept(
      RecordBatch(records: [one, two].map { String(decoding: $0.bytes, as: UTF8.self) }),
      stationToken: under.stationToken)
    let offered = try await under.office.burns(stationToken: under.stationToken)
    #expect(offered.map(\.burn.claim) == ["one"] && offered.first?.burn.state == .burning)
    let answer = try await under.office.burnRequest("01REQUEST", by: People.liu)
    #expect(answer.allowance?.used == 1)
  }

  @Test("progress is shown while it burns, to those who may read it, and only the station tells it")
  func progress() async throws {
    let burn = try ordered()
    let progress = BurnProgress(phase: .writing, done: 1, total: 2, elapsed: 1_000)
    await #expect(throws: Refusal.self) {
      try await under.office.note(progress, of: burn.id, stationToken: "wrong")
    }
    try await under.office.note(progress, of: burn.id, stationToken: under.stationToken)
    let answer = try await under.office.burnRequest("01REQUEST", by: People.liu)
    #expect(answer.progress == progress)
    await #expect(throws: Refusal.self) {
      _ = try await under.office.burnRequest("01REQUEST", by: People.admin)
    }
  }
}
