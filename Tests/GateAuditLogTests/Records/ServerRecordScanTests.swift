import GateDomain
import GateTesting
import Testing

@testable import GateAuditLog

/// The scan may recognise less than `Record(bytes:)` reads, never more and never something else.
@Suite struct ServerRecordScanTests {
  private func agree(_ bytes: [UInt8]) -> Bool {
    guard let scan = ServerRecordScan(bytes: bytes) else { return true }
    guard let record = Record(bytes: bytes) else { return false }
    return record.event == scan.event && record.time == scan.time && record.chain == nil
      && record.station == nil
  }

  @Test func `recognises what the server writes`() throws {
    var samples = SampleRecords()
    for event in RecordEvent.allCases {
      let record = samples.server(
        event, body: ["n": -12, "list": [true, false, [:], []], "t": "中\n"])
      #expect(ServerRecordScan(bytes: record.bytes)?.event == event)
      #expect(agree(record.bytes))
    }
    #expect(ServerRecordScan(bytes: try samples.station("ST-01").bytes) == nil)
  }

  @Test(arguments: RecordRefusalTests.changes.indices)
  func `recognises no refused record`(index: Int) {
    let (part, other) = RecordRefusalTests.changes[index]
    let text = RecordRefusalTests.good.replacing(part, with: other)
    #expect(ServerRecordScan(bytes: Array(text.utf8)) == nil)
  }

  @Test func `every change of one byte is judged alike`() {
    let good = Array(RecordRefusalTests.good.utf8)
    #expect(ServerRecordScan(bytes: good) != nil)
    for place in good.indices {
      for byte in [0x00, 0x0a, 0x20, 0x22, 0x2c, 0x30, 0x5c, 0x7d, 0x80, 0xff, good[place] ^ 1] {
        var changed = good
        changed[place] = UInt8(byte)
        #expect(agree(changed), "byte \(place) to \(byte)")
      }
      #expect(agree(Array(good[..<place] + good[(place + 1)...])), "without byte \(place)")
      #expect(agree(Array(good[...place] + good[place...])), "byte \(place) twice")
    }
  }

  @Test func `random bodies and texts are judged alike`() {
    var generator = SeededGenerator(seed: 11)
    var recognised = 0
    for _ in 0..<1500 {
      let record = random(&generator)
      let bytes = record.bytes
      if ServerRecordScan(bytes: bytes) != nil { recognised += 1 }
      #expect(agree(bytes))
      var changed = bytes
      let place = generator.number(in: 0...(changed.count - 1))
      changed[place] = UInt8(truncatingIfNeeded: generator.next())
      #expect(agree(changed))
    }
    #expect(recognised > 1000)
  }

  private func random(_ generator: inout SeededGenerator) -> Record {
    let texts = (0..<5).map { _ in generator.text(generator.number(in: 0...12)) }
    let body: JSONValue = [
      "deep": .array([.array([.object(["x": .string(texts[0])])])]),
      "n": .integer(generator.number(in: -9_007_199_254_740_991...9_007_199_254_740_991)),
      "s": .string(texts[1]), "y": .boolean(generator.happens(50)),
    ]
    return Record(
      id: texts[2], time: Timestamp(milliseconds: generator.number(in: 0...4_000_000_000_000)),
      event: generator.pick(RecordEvent.allCases), outcome: .success, source: "server",
      subject: .init(id: texts[3], name: texts[4], roles: [generator.pick(Role.allCases)]),
      object: ("request", texts[0]), body: generator.happens(90) ? body : .string(texts[1]),
      policy: SampleRecords.policy)
  }
}
