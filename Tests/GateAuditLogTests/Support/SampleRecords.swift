import GateAuditLog
import GateDomain
import GateSigning

/// Records as a server and two stations would write them.
struct SampleRecords {
  static let policy = Digest.of(Array("policy".utf8))
  static let start = Timestamp(milliseconds: 1_790_000_000_000)

  private var heads: [String: StationChainHead] = [:]
  private var count: Int64 = 0

  /// A mixed log: every fifth record is a station's.
  static func mixed(_ count: Int) throws -> [[UInt8]] {
    var samples = SampleRecords()
    return try (0..<count).map { index in
      index % 5 == 4
        ? try samples.station(index % 10 == 4 ? "ST-01" : "ST-02").bytes : samples.server().bytes
    }
  }

  mutating func server(
    _ event: RecordEvent = .requestApproved, body: JSONValue = ["step": "保密审查", "rev": 2]
  ) -> Record {
    record(event, source: "server", object: ("request", "r\(count / 3)"), body: body)
  }

  mutating func station(_ name: String, _ event: RecordEvent = .fileJudged) throws -> Record {
    let head = heads[name] ?? .beginning
    let record = record(
      event, source: "station:\(name)", object: ("transfer", "t\(count / 7)"),
      body: ["file": "报告\n\"终稿\".docx", "size": .integer(count)]
    ).signed(with: try Keys.station(name), sequence: head.sequence + 1, previous: head.digest)
    if let chain = record.chain {
      heads[name] = StationChainHead(after: chain, bytes: record.bytes)
    }
    return record
  }

  private mutating func record(
    _ event: RecordEvent, source: String, object: (kind: String, id: String), body: JSONValue
  ) -> Record {
    defer { count += 1 }
    let time = Timestamp(milliseconds: Self.start.milliseconds + count * 137)
    let number = String(count)
    let id = "01K" + String(repeating: "0", count: 23 - number.count) + number
    return Record(
      id: id, time: time, event: event, outcome: count % 4 == 3 ? .failure : .success,
      source: source,
      subject: .init(id: "p\(count % 9)", name: "王五", roles: [.staff, .securityOfficer]),
      object: object, body: body, policy: Self.policy)
  }
}
