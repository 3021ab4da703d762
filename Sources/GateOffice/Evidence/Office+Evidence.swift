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

  /// Records that hold every one of these words, newest first.
  ///
  /// - Parameters:
  ///   - words: Whole values: an account, a name, a number, a serial, a digest, a kind of event.
  ///   - before: Only records before this place; nil for all.
  ///   - limit: How many at most; never more than 10,000.
  ///   - person: Who asks.
  /// - Returns: The records.
  /// - Throws: What the layer below throws.
  public func search(_ words: [String], before: Int64?, limit: Int, by person: Person) throws
    -> [LoggedRecord]
  {
    guard Visibility.mayReadLog(person) else { throw Refusal.notAllowed }
    let words = words.map { $0.lowercased() }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return [] }
    let index = try searchIndex()
    while try index.catchUp(with: log) {}
    let places = try index.places(
      of: words, before: before ?? .max, limit: min(max(limit, 1), 10_000))
    return try places.compactMap { place in
      guard let entry = try log.records(from: place, limit: 1).first,
        let record = Record(bytes: entry.bytes), words.allSatisfy(record.holds)
      else { return nil }
      return LoggedRecord(index: entry.index, record: record)
    }
  }

  private func searchIndex() throws -> SearchIndex {
    try audit.withLock { state in
      if let index = state.search { return index }
      let index = try SearchIndex(path: "\(folder.server)/search.sqlite")
      state.search = index
      return index
    }
  }
}
