import Foundation
import GateAuditLog
public import GateDomain
import GateLinux
import GateStore
import GatePolicy
import GateSite

extension Office {
  /// The records about one thing, oldest first, for those who may see that thing.
  ///
  /// - Parameters:
  ///   - kind: `request`, `transfer`, `grant`, `person` or another kind of object.
  ///   - id: Its identifier.
  ///   - person: Who asks.
  /// - Throws: What the layer below throws.
  /// - Returns: At most 500 records.
  public func records(about kind: String, id: String, by person: Person) async throws
    -> [LoggedRecord]
  {
    switch kind {
    case "request": _ = try await request(id, by: person)
    case "transfer": _ = try await transfer(Identifier(id), by: person)
    case "burn-request": _ = try await burnRequest(id, by: person)
    case "medium": _ = try await medium(id, by: person)
    default: try await allow(.readLog, by: person, on: (kind, id))
    }
    return try log.records(aboutObject: kind, id: id, limit: 500).compactMap(knownRecords.record)
  }

  /// The newest records, newest first, at most 200.
  public func records(before index: Int64?, limit: Int, by person: Person) async throws
    -> [LoggedRecord]
  {
    try await allow(.readLog, by: person, on: ("log", site.origin))
    let end = min(index ?? log.size, log.size)
    let start = max(0, end - Int64(min(limit, 200)))
    return try log.records(from: start, limit: Int(end - start)).compactMap(knownRecords.record)
      .reversed()
  }

  /// The audit log at a glance.
  public func logSummary(by person: Person) async throws -> LogSummary {
    try await allow(.readLog, by: person, on: ("log", site.origin))
    return LogSummary(size: log.size, checkpoint: log.checkpoint)
  }

  /// A file of the published log: `checkpoint` or a tile.
  public func logFile(_ path: String, by person: Person) async throws -> [UInt8] {
    try await allow(.readLog, by: person, on: ("log", site.origin))
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard path == "checkpoint" || path.hasPrefix("tile/"), parts.count <= 8,
      parts.allSatisfy({ Self.isTilePart($0) })
    else { throw Refusal.notFound }
    do { return try DurableFile.read("\(folder.log)/\(path)", limit: 32 << 20) } catch {
      throw Refusal.notFound
    }
  }

  private static func isTilePart(_ part: Substring) -> Bool {
    !part.isEmpty && part != ".."
      && part.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2e
      }
  }
}
