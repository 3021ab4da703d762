import GateAuditLog
import GateDomain
import GateSigning
import Testing

/// Station chains that were broken by somebody who holds the log's key, but not the station's.
@Suite struct StationChainTests {
  private func codes(_ records: [[UInt8]]) throws -> [LogFinding.Code] {
    let report = try SampleLog(records, key: try Keys.log()).report()
    #expect(!report.isProved)
    return report.findings.map(\.code)
  }

  private func station(_ count: Int) throws -> [Record] {
    var samples = SampleRecords()
    return try (0..<count).map { _ in try samples.station("ST-01") }
  }

  @Test(arguments: 0..<6)
  func `a dropped record is found`(place: Int) throws {
    var records = try station(7).map(\.bytes)
    records.remove(at: place)
    #expect(try codes(records) == [.chain(.sequence)])
  }

  /// Nobody but the station knows of records that never came: its head is in the report for that.
  @Test func `a dropped tail shows in the head alone`() throws {
    let records = try station(7).map(\.bytes)
    let report = try SampleLog(Array(records[..<5]), key: try Keys.log()).report()
    #expect(report.isProved)
    #expect(report.stations["ST-01"]?.head.sequence == 5)
  }

  @Test(arguments: 0..<6)
  func `swapped records are found`(place: Int) throws {
    var records = try station(7).map(\.bytes)
    records.swapAt(place, place + 1)
    #expect(try codes(records).contains(.chain(.sequence)))
  }

  @Test func `a repeated record is found`() throws {
    let records = try station(3).map(\.bytes)
    #expect(try codes(records + [records[2]]) == [.chain(.sequence)])
  }

  @Test func `a record that follows another one is found`() throws {
    let (first, second) = (try station(2)[0], try station(2)[1])
    let changed = second.signed(
      with: try Keys.station("ST-01"), sequence: 2, previous: Digest.of([]))
    #expect(try codes([first.bytes, changed.bytes]) == [.chain(.previous)])
  }

  @Test func `another key's signature is found`() throws {
    let record = try station(1)[0]
      .signed(with: try Keys.station("ST-02"), sequence: 1, previous: StationChain.beginning)
    #expect(try codes([record.bytes]) == [.stationSignatureInvalid])
  }

  @Test func `a changed record under an old signature is found`() throws {
    let record = try station(1)[0]
    let changed = Record(
      id: record.id, time: record.time, event: .deviceAllowed, outcome: record.outcome,
      source: record.source, subject: record.subject, object: record.object, body: record.body,
      policy: record.policy, chain: record.chain)
    #expect(try codes([changed.bytes]) == [.stationSignatureInvalid])
  }

  @Test func `a station without a key is found`() throws {
    var samples = SampleRecords()
    #expect(try codes([try samples.station("ST-09").bytes]) == [.stationUnknown])
  }

  @Test func `a station's record needs a chain, a server's has none`() throws {
    let record = try station(1)[0]
    func rewritten(source: String, chain: StationChain?) -> [UInt8] {
      Record(
        id: record.id, time: record.time, event: record.event, outcome: record.outcome,
        source: source, subject: record.subject, object: record.object, body: record.body,
        policy: record.policy, chain: chain
      ).bytes
    }
    #expect(try codes([rewritten(source: "station:ST-01", chain: nil)]) == [.chain(.missing)])
    #expect(try codes([rewritten(source: "server", chain: record.chain)]) == [.chain(.unexpected)])
  }
}
