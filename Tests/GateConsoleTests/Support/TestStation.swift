import GatePolicy
import GateOffice
import HTTPTypes
import Foundation
import GateAuditLog
import GateDomain
import GateSigning
import GateSite
import GateWire
import Testing

/// The station of a test's site: it reports, fetches grants and hands in signed records.
final class TestStation: Sendable {
  let token: String
  private let site: ConsoleSite
  private let key: SigningKey
  private let grantKey: VerificationKey

  init(_ site: ConsoleSite) throws {
    self.site = site
    token = try KeyFile.line(site.folder.stationToken)
    key = try KeyFile.signingKey(site.folder.stationKey)
    grantKey = try KeyFile.verificationKey(site.folder.grantVerificationKey)
  }

  /// Shows what is plugged in and what runs.
  func report(
    devices: [DeviceSighting] = [], progress: [String: TransferProgress] = [:],
    signatures: SignatureDatabase? = .tested, by visitor: Visitor
  ) async throws {
    let report = StationReport(devices: devices, progress: progress, signatures: signatures)
    let answer = try await visitor.call(
      .post, "/api/v1/station/report", value: report, token: token)
    #expect(answer.status == .noContent)
  }

  /// The grant for `request`, checked as a station checks it.
  func grant(of request: Identifier<Request>, by visitor: Visitor) async throws -> Grant {
    let answer = try await visitor.call(.get, "/api/v1/station/grants", token: token)
    let grants: [StationGrant] = try answer.decoded()
    let verified = grants.compactMap {
      Unverified<Grant>(statement: $0.statement, signature: $0.signature).verified(by: grantKey)
    }
    return try #require(verified.first { $0.statement.request == request }).statement
  }

  /// Hands in records with these events and bodies.
  func send(
    _ events: [(RecordEvent, any Encodable & Sendable)], of transfer: Identifier<Transfer>,
    by visitor: Visitor
  ) async throws {
    await site.stationTurn.take()
    do {
      let batch = try await batch(events, of: transfer, by: visitor)
      let answer = try await visitor.call(
        .post, "/api/v1/station/records", value: batch, token: token)
      #expect(answer.status == .ok, "\(answer.text)")
    } catch {
      await site.stationTurn.give()
      throw error
    }
    await site.stationTurn.give()
  }

  private func batch(
    _ events: [(RecordEvent, any Encodable & Sendable)], of transfer: Identifier<Transfer>,
    by visitor: Visitor
  ) async throws -> RecordBatch {
    let acknowledged: RecordAcknowledgement =
      try await visitor.call(.get, "/api/v1/station/records", token: token).decoded()
    var (sequence, previous) = (acknowledged.sequence, try await last())
    let records = try events.map { event, body in
      sequence += 1
      let record = try record(event, body, of: transfer)
        .signed(with: key, sequence: sequence, previous: previous)
      previous = Digest.of(record.bytes)
      return String(decoding: record.bytes, as: UTF8.self)
    }
    return RecordBatch(records: records)
  }

  private func record(
    _ event: RecordEvent, _ body: any Encodable & Sendable, of transfer: Identifier<Transfer>
  ) throws -> Record {
    Record(
      id: ULID.make(at: .now), time: .now, event: event, outcome: .success,
      source: "station:\(ConsoleSite.station)", subject: .init(id: ConsoleSite.station),
      object: ("transfer", transfer.rawValue), body: try JSONValue(encoding: body),
      policy: site.office.policy.digest)
  }

  // The digest of this station's newest record, found in the log as an auditor could.
  private func last() async throws -> Digest {
    let auditor = Person(id: Identifier("reader"), name: "", department: "", roles: [.auditor])
    var before: Int64?
    while true {
      let page = try await site.office.records(before: before, limit: 200, by: auditor)
      if let newest = page.first(where: { $0.record.chain != nil }) {
        return Digest.of(newest.record.bytes)
      }
      guard let oldest = page.last, oldest.index > 0 else { return StationChain.beginning }
      before = oldest.index
    }
  }
}

extension SignatureDatabase {
  /// A recent database that protects.
  static let tested = SignatureDatabase(
    engine: "libclamav 1.4.3", version: 27_000, count: 8_700_000, publishedAt: .now,
    digest: Digest.of([1]), isDemonstration: false)
}
