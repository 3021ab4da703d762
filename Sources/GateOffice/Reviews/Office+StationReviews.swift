import Foundation
import GateAuditLog
public import GateDomain
import GateSigning
import GateSite
import GateStore
public import GateWire

extension Office {
  /// The decisions on held files that the station with this token has to carry out.
  ///
  /// Only those whose records are in the audit log.
  public func reviews(stationToken: String) async throws -> [StationReview] {
    let station = try station(token: stationToken).station
    return try store.read { try $0.openDecisions(at: station.id) }.map {
      StationReview(statement: $0.statement, signature: $0.signature)
    }
  }

  /// Lets a review follow the station's word on its decision.
  ///
  /// A station that tells of a decision it never had stays on record and changes nothing.
  func settle(_ record: Record, in transaction: ServerTransaction) throws {
    let body = try record.body.decoded(as: StationBody.Reviewed.self)
    let report = String(decoding: CanonicalJSON.encode(record.body), as: UTF8.self)
    guard let station = record.station,
      let place = try transaction.close(
        body.decision, at: Identifier(station), report: report),
      let review = try transaction.review(of: place.transfer, index: place.index)
    else { return }
    let settled = review.settling(body.outcome)
    try transaction.save(settled)
    if settled.state == .carriedOut(.release) {
      try transaction.markReleased(of: place.transfer, index: place.index)
    }
  }

  /// The encrypted container of a file that was exported; for security officers.
  public func exportedContainer(
    of transfer: Identifier<Transfer>, index: UInt64, by person: Person
  ) async throws -> ReleasedFile {
    try await allow(.decideHeld, by: person, on: ("transfer", transfer.rawValue))
    let held = try await heldFile(of: transfer, index: index, by: person)
    guard held.review.state == .carriedOut(.export),
      let report = try store.read({ try $0.lastReport(of: transfer, index: index) }),
      let body = try? JSONDecoder().decode(
        StationBody.Reviewed.self, from: Data(report.utf8)),
      let name = body.container, Self.isContainerName(name), let size = body.containerSize,
      let digest = body.containerDigest
    else { throw Refusal.notFound }
    let record = self.record(
      .fileFetched, by: person, on: ("transfer", transfer.rawValue),
      [
        "container": .string(name), "index": .integer(Int64(clamping: index)),
        "sha256": .string(digest.hex),
      ])
    try await change { try $0.enqueue(record.bytes) }
    return ReleasedFile(
      path: "\(folder.export)/\(name)", name: name, size: size, digest: digest)
  }

  // The name comes from a station: it must lead nowhere but into the folder.
  private static func isContainerName(_ name: String) -> Bool {
    name.hasSuffix(".held") && !name.hasPrefix(".") && name.utf8.count <= 64
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
          || $0 == 0x2e
      }
  }
}
