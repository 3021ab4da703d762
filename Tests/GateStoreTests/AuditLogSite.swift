import Foundation
import GateAuditLog
import GateDomain
import GateSigning
import GateStore
import GateTesting
import Testing

/// A folder with an audit log, opened and opened again.
struct AuditLogSite: Sendable {
  static let origin = "office.example/gate/audit/1"

  let root: TemporaryFolder

  init() throws {
    root = try TemporaryFolder("audit-log")
  }

  var database: String { "\(root.path)/log.sqlite" }
  var folder: String { "\(root.path)/log" }

  static func key(_ seed: UInt8 = 1) throws -> SigningKey {
    try #require(SigningKey(seed: [UInt8](repeating: seed, count: 32)))
  }

  func open(key seed: UInt8 = 1, origin: String = origin) throws -> AuditLogStore {
    try AuditLogStore(path: database, tiles: folder, origin: origin, key: try Self.key(seed))
  }

  /// The error that opening ends with; nil if it opens.
  func refusal(key seed: UInt8 = 1, origin: String = origin) -> AuditLogError.Code? {
    do {
      try open(key: seed, origin: origin).close()
      return nil
    } catch {
      return (error as? AuditLogError)?.code
    }
  }

  /// The names in a folder below the site.
  func list(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.path(name)).sorted()
  }

  /// Proves the exported folder, at best against checkpoints that were kept.
  func report(known: [Checkpoint] = []) throws -> LogReport {
    let key = try #require(NoteKey(name: Self.origin, key: try Self.key().verificationKey))
    let stations = ["ST-01": try Self.key(9).verificationKey]
    return LogVerifier(key: key, stations: stations, known: known)
      .verify(LogFolder(directory: folder))
  }

  /// A record of the server.
  static func record(_ number: Int, prefix: String = "01K", note: String = "") -> [UInt8] {
    Record(
      id: "\(prefix)-\(number)",
      time: Timestamp(milliseconds: 1_790_000_000_000 + Int64(number) * 100),
      event: .requestApproved, outcome: .success, source: "server",
      subject: .init(id: "p17", name: "王五", roles: [.securityOfficer]),
      object: ("request", "r\(number % 7)"), body: ["note": .string(note), "step": "保密审查"],
      policy: Digest.of([1])
    ).bytes
  }

  static func records(_ numbers: Range<Int>, prefix: String = "01K") -> [[UInt8]] {
    numbers.map { record($0, prefix: prefix) }
  }

  /// The next record of the station `ST-01`.
  static func stationRecord(_ number: Int, after head: StationChainHead) throws -> [UInt8] {
    Record(
      id: "ST-01-\(number)", time: Timestamp(milliseconds: 1_790_000_000_000),
      event: .fileJudged, outcome: .success, source: "station:ST-01",
      subject: .init(id: "ST-01"), object: ("transfer", "t1"), body: ["n": .integer(Int64(number))],
      policy: Digest.of([1])
    ).signed(with: try key(9), sequence: head.sequence + 1, previous: head.digest).bytes
  }
}
