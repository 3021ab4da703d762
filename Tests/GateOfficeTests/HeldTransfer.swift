import GateAuditLog
import GateDomain
import GateForms
import GateOffice
import GatePolicy
import GateSigning
import GateSite
import GateWire
import Testing

/// A transfer that ended with held files, told by the station of a test's office.
final class HeldTransfer {
  let under: OfficeUnderTest
  let transfer: Transfer
  private var last: Record?

  /// Lets a transfer of `requester` end with these files.
  init(_ under: OfficeUnderTest, files: [ScannedFile], requester: Person = OfficeUnderTest.zhang)
    async throws
  {
    self.under = under
    let grant = try await Self.grant(under, requester)
    var transfer = Transfer(
      id: .make(at: .now), grant: grant, device: grant.device, startedAt: .now)
    self.transfer = transfer
    try await send(.transferStarted, StationBody.Started(transfer: transfer, isRestart: false))
    for file in files {
      try await send(.fileJudged, StationBody.JudgedFile(transfer: transfer.id, file: file))
    }
    transfer.state = .released
    try await send(.transferReleased, StationBody.Advanced(transfer: transfer))
  }

  /// A held file.
  static func file(_ index: UInt64, _ engine: EngineAnswer) -> ScannedFile {
    ScannedFile(
      judging: QuarantinedFile(
        index: index, path: RawName("资料/\(index).csv"), size: 1,
        digest: Digest.of([UInt8(index)]), copy: .complete),
      name: nil, type: .allowed(ContentType(rawValue: "text/csv")),
      engines: [EngineFinding(engine: "libclamav", answer: engine)], signatures: .fresh)
  }

  /// Sends the station's next record.
  func send(_ event: RecordEvent, _ body: some Encodable) async throws {
    let record = Record(
      id: ULID.make(at: .now), time: .now, event: event, outcome: .success,
      source: "station:ST-01", subject: .init(id: "ST-01"),
      object: ("transfer", transfer.id.rawValue), body: try JSONValue(encoding: body),
      policy: under.office.policy.digest
    ).signed(
      with: under.stationKey, sequence: (last?.chain?.sequence ?? 0) + 1,
      previous: last.map { Digest.of($0.bytes) } ?? StationChain.beginning)
    last = record
    _ = try await under.office.accept(
      RecordBatch(records: [String(decoding: record.bytes, as: UTF8.self)]),
      stationToken: under.stationToken)
  }

  /// An officer's word on a file.
  func decide(
    _ index: UInt64, _ disposition: ReviewDisposition, by person: Person, why: String = "核对过",
    recipient: ExportRecipient? = nil
  ) async throws -> HeldFile {
    let held = try await under.office.heldFile(
      of: transfer.id, index: index, by: OfficeUnderTest.auditor)
    return try await under.office.decide(
      of: transfer.id, index: index,
      ReviewAct(
        disposition, digest: held.review.digest, reasons: held.review.reasons, why: why,
        recipient: recipient), by: person)
  }

  /// The decisions that the station is offered, verified as a station does.
  func offered() async throws -> [ReviewDecision] {
    let key = try KeyFile.verificationKey(under.folder.grantVerificationKey)
    return try await under.office.reviews(stationToken: under.stationToken).compactMap {
      Unverified<ReviewDecision>(statement: $0.statement, signature: $0.signature)
        .verified(by: key)?.statement
    }
  }

  private static func grant(_ under: OfficeUnderTest, _ requester: Person) async throws -> Grant {
    let form = FilledForm(
      form: "inbound",
      texts: [
        "purpose": "资料", "source": "单位", "device": "0951:1666:text:S1",
        "window.until": Timestamp.now.adding(seconds: 3_600).formText(offsetSeconds: 28_800),
      ])
    let request = try await under.office.submit(form, by: requester)
    _ = try await under.office.answer(
      request.id,
      AnswerRequest(answer: .approve, revision: request.revision.digest, reason: ""),
      by: OfficeUnderTest.liu)
    let key = try KeyFile.verificationKey(under.folder.grantVerificationKey)
    let offered = try await under.office.grants(stationToken: under.stationToken)
    let grants = offered.compactMap {
      Unverified<Grant>(statement: $0.statement, signature: $0.signature).verified(by: key)
    }
    return try #require(grants.map(\.statement).first { $0.request == request.id })
  }
}
