import Foundation
import GateAuditLog
public import GateDomain
import GatePolicy
public import GateSigning
import GateSite
import GateStore
import Synchronization

extension Office {
  /// The evidence of one request, signed; that it was taken out is on record first.
  public func evidence(of idOrNumber: String, by person: Person) async throws
    -> Verified<EvidencePackage>
  {
    guard Visibility.mayReadLog(person) else { throw Refusal.notAllowed }
    let request = try await request(idOrNumber, by: person)
    let record = record(
      .evidenceExported, by: person, on: ("request", request.id.rawValue),
      ["number": .string(request.number)])
    try await change { try $0.enqueue(record.bytes) }
    let grant = try store.read { try $0.grant(of: request.id) }
    var found = try log.records(aboutObject: "request", id: request.id.rawValue, limit: 500)
    if let grant {
      found += try log.records(aboutObject: "grant", id: grant.id.rawValue, limit: 100)
    }
    let entries = try found.sorted { $0.index < $1.index }.map { entry in
      EvidencePackage.Entry(
        index: entry.index, record: String(decoding: entry.bytes, as: UTF8.self),
        proof: try log.proof(ofRecord: entry.index))
    }
    return Verified(
      signing: EvidencePackage(
        number: request.number, exportedBy: person.id.rawValue, exportedAt: .now,
        grant: grant?.unverified, entries: entries), with: grantKey)
  }
}
