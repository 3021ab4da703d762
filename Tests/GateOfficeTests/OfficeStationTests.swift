import GateAuditLog
import GateDomain
import GateForms
import GateOffice
import GateSigning
import GateSite
import GateWire
import Testing
import GatePolicy

@Suite("The office: a station's records")
struct OfficeStationTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private func grant(_ serial: String) async throws -> Grant {
    let form = FilledForm(
      form: "inbound",
      texts: [
        "purpose": "资料", "source": "单位", "device": "0951:1666:text:\(serial)",
        "window.until": Timestamp.now.adding(seconds: 3_600).formText(offsetSeconds: 28_800),
      ])
    let request = try await under.office.submit(form, by: People.zhang)
    _ = try await under.office.answer(
      request.id,
      AnswerRequest(answer: .approve, revision: request.revision.digest, reason: ""),
      by: People.liu)
    let key = try KeyFile.verificationKey(under.folder.grantVerificationKey)
    let offered = try await under.office.grants(stationToken: under.stationToken)
    let grants = offered.compactMap {
      Unverified<Grant>(statement: $0.statement, signature: $0.signature).verified(by: key)
    }
    return try #require(grants.map(\.statement).first { $0.request == request.id })
  }

  private func started(_ grant: Grant, _ id: String) throws -> (Transfer, JSONValue) {
    let transfer = Transfer(
      id: Identifier(id), grant: grant, device: grant.device, startedAt: .now)
    let body = StationBody.Started(transfer: transfer, isRestart: false)
    return (transfer, try JSONValue(encoding: body))
  }

  private func record(
    _ event: RecordEvent, _ body: JSONValue, after previous: Record? = nil, key: SigningKey? = nil,
    sequence: Int64? = nil
  ) -> Record {
    Record(
      id: ULID.make(at: .now), time: .now, event: event, outcome: .success,
      source: "station:ST-01", subject: .init(id: "ST-01"), object: ("transfer", "T"),
      body: body, policy: under.office.policy.digest
    ).signed(
      with: key ?? under.stationKey,
      sequence: sequence ?? (previous?.chain?.sequence ?? 0) + 1,
      previous: previous.map { Digest.of($0.bytes) } ?? StationChain.beginning)
  }

  private func send(_ records: Record...) async throws -> Int64 {
    try await under.office.accept(
      RecordBatch(records: records.map { String(decoding: $0.bytes, as: UTF8.self) }),
      stationToken: under.stationToken
    ).sequence
  }

  @Test("a started transfer gets the lease, and no second one does")
  func lease() async throws {
    let grant = try await grant("S1")
    let (first, firstBody) = try started(grant, "T1")
    let (_, secondBody) = try started(grant, "T2")
    let one = record(.transferStarted, firstBody)
    let two = record(.transferStarted, secondBody, after: one)
    #expect(try await send(one, two) == 2)
    let offered = try await under.office.grants(stationToken: under.stationToken)
    #expect(offered.map(\.lease) == [first.id])
    #expect(
      try await under.office.transfers(by: People.zhang, limit: 9, before: nil).map(\.id) == [
        first.id
      ])
  }

  @Test("a release spends the grant and closes the request; a failure gives it back")
  func ends() async throws {
    let grant = try await grant("S1")
    var (transfer, body) = try started(grant, "T1")
    let begin = record(.transferStarted, body)
    transfer.state = .failed(.mediumRemoved)
    let failed = record(
      .transferFailed, try JSONValue(encoding: StationBody.Advanced(transfer: transfer)),
      after: begin)
    _ = try await send(begin, failed)
    let offered = try await under.office.grants(stationToken: under.stationToken)
    #expect(offered.map(\.lease) == [nil])
    var (second, secondBody) = try started(grant, "T2")
    let again = record(.transferStarted, secondBody, after: failed)
    second.state = .released
    let released = record(
      .transferReleased, try JSONValue(encoding: StationBody.Advanced(transfer: second)),
      after: again)
    _ = try await send(again, released)
    #expect(try await under.office.grants(stationToken: under.stationToken).isEmpty)
    let request = try await under.office.request(grant.request.rawValue, by: People.zhang)
    #expect(request.state == .closed)
  }

  @Test("a grant that runs out ends even under a running transfer, but not one that is releasing")
  func expiryWhileLeased() async throws {
    let late = Timestamp.now.adding(seconds: 7_200)
    let first = try await grant("S1")
    let (_, body) = try started(first, "T1")
    let begin = record(.transferStarted, body)
    _ = try await send(begin)
    try await under.office.tick(at: late)
    #expect(try await under.office.grants(stationToken: under.stationToken).isEmpty)
    #expect(try await under.events().contains(.grantExpired))
    let second = try await grant("S2")
    var (transfer, secondBody) = try started(second, "T2")
    let again = record(.transferStarted, secondBody, after: begin)
    transfer.state = .releasing
    let releasing = record(
      .releaseBegan, try JSONValue(encoding: StationBody.Advanced(transfer: transfer)),
      after: again)
    _ = try await send(again, releasing)
    try await under.office.tick(at: late)
    let offered = try await under.office.grants(stationToken: under.stationToken)
    #expect(offered.map(\.lease) == [transfer.id])
  }

  @Test("records that were sent before are passed over, and acknowledged again")
  func repetition() async throws {
    let one = record(.stationStarted, [:])
    let two = record(.stationStarted, [:], after: one)
    #expect(try await send(one) == 1)
    #expect(try await send(one, two) == 2)
    #expect(try await send(one, two) == 2)
    #expect(try await under.events().filter { $0 == .stationStarted }.count == 2)
  }

  @Test("a gap, a fork, a foreign key and another station's name are refused whole")
  func brokenChains() async throws {
    let one = record(.stationStarted, [:])
    _ = try await send(one)
    let bad = [
      record(.stationStarted, [:], after: one, sequence: 3),
      record(.deviceBlocked, ["x": 1], sequence: 2),
      record(.stationStarted, [:], after: one, key: SigningKey()),
    ]
    for record in bad {
      await #expect(throws: Refusal.self) { try await send(record) }
    }
    let text = String(decoding: record(.stationStarted, [:], after: one).bytes, as: UTF8.self)
    for changed in [text + " ", text.replacing("ST-01", with: "ST-02"), "", "{}"] {
      await #expect(throws: Refusal.self) {
        try await under.office.accept(
          RecordBatch(records: [changed]), stationToken: under.stationToken)
      }
    }
    #expect(try await send(record(.stationStarted, [:], after: one)) == 2)
  }

  @Test("a station that was set back and goes on otherwise is refused, not swallowed")
  func setBack() async throws {
    let one = record(.stationStarted, [:])
    let two = record(.stationStarted, [:], after: one)
    let other = record(.deviceBlocked, ["x": 1], after: one)
    _ = try await send(one, two)
    await #expect(throws: Refusal.self) { try await send(one, other) }
    await #expect(throws: Refusal.self) { try await send(other) }
    await #expect(throws: Refusal.self) { try await send(one) }
    #expect(try await send(two) == 2)
  }

  @Test("the lease of a revoked grant is never given")
  func revokedBeforeStart() async throws {
    let grant = try await grant("S1")
    _ = try await under.office.withdraw(grant.request, by: People.zhang)
    let (_, body) = try started(grant, "T1")
    _ = try await send(record(.transferStarted, body))
    #expect(try await under.office.grants(stationToken: under.stationToken).isEmpty)
    #expect(try await under.office.transfers(by: People.liu, limit: 9, before: nil).isEmpty)
  }
}
