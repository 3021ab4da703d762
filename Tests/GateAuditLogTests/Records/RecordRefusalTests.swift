import GateAuditLog
import GateDomain
import Testing

/// Every way to write a record that is not its one canonical form, as text around a good one.
@Suite struct RecordRefusalTests {
  static let good = #"""
    {"act":{"id":"p17","name":"王五","roles":["security-officer"]},"bnd":"BND","body":{"a":1,"b":"二"},"ev":"request.approve","id":"01K","obj":{"id":"r8","t":"request"},"res":"success","src":"server","ts":"2026-11-22T08:00:00.123Z","v":1}
    """#.replacing("BND", with: SampleRecords.policy.hex)

  static let changes: [(String, String)] = [
    (#""v":1}"#, #""v":2}"#), (#""v":1}"#, #""v":"1"}"#), (#""v":1}"#, #""v":1.0}"#),
    (#","v":1}"#, "}"), (#""v":1}"#, #""v":1,"w":1}"#), (#""v":1}"#, #""v":1} "#),
    (#"{"act""#, #" {"act""#), (#""a":1,"b""#, #""a": 1,"b""#),
    (#""a":1,"b":"二""#, #""b":"二","a":1"#),
    (#""a":1,"#, #""a":1,"a":1,"#), (#""a":1,"#, #""a":null,"#), (#""a":1,"#, #""a":1.5,"#),
    (#""a":1,"#, #""a":01,"#), (#""a":1,"#, #""a":-0,"#), (#""a":1,"#, #""a":9007199254740992,"#),
    (#""a":1,"#, #""a":1e3,"#), (#""b":"二""#, #""b":"\u4e8c""#), (#""b":"二""#, #""b":"\/""#),
    (#""b":"二""#, #""b":"\u0009""#), (#""b":"二""#, "\"b\":\"\t\""),
    (#""ev":"request.approve""#, #""ev":"request.approved""#), (#""ev":"request.approve","#, ""),
    (#""ev":"request.approve""#, #""ev":"Request.approve""#), (#""res":"success""#, #""res":"ok""#),
    (#""res":"success","#, ""), ("security-officer", "king"), (#"["security-officer"]"#, "{}"),
    (#""name":"王五","#, ""), (#""name":"王五","#, #""name":"王五","nick":"x","#),
    ("08:00:00.123Z", "08:00:00Z"), ("08:00:00.123Z", "08:00:00.123+00:00"),
    ("08:00:00.123Z", "24:00:00.123Z"), ("2026-11-22", "2026-02-30"), ("T08", "t08"),
    (#""t":"request""#, #""t":7"#), (#""obj":{"#, #""obj":{"a":"","#), (#""obj""#, #""object""#),
    (SampleRecords.policy.hex, String(SampleRecords.policy.hex.dropLast())),
    (SampleRecords.policy.hex, SampleRecords.policy.hex.uppercased()),
    (#""id":"01K","#, ""), (#""id":"01K""#, #""id":1"#), (#""src":"server","#, ""),
    (#""src":"server","#, #""sseq":1,"src":"server","#),
    (#""src":"server","#, #""sprev":"00","sseq":1,"src":"server","ssig":"","#),
    (#""body":{"a":1,"b":"二"},"#, ""),
  ]

  @Test func `the good one is read`() throws {
    let record = try #require(Record(bytes: Array(Self.good.utf8)))
    #expect(record.bytes == Array(Self.good.utf8))
    #expect(record.event == .requestApproved)
  }

  @Test(arguments: changes.indices)
  func `anything else is refused`(index: Int) {
    let (part, other) = Self.changes[index]
    let text = Self.good.replacing(part, with: other)
    #expect(text != Self.good)
    #expect(Record(bytes: Array(text.utf8)) == nil)
  }

  @Test func `bad UTF-8, cut and overlong records are refused`() {
    let good = Array(Self.good.utf8)
    for place in good.indices { #expect(Record(bytes: Array(good[..<place])) == nil) }
    for byte: UInt8 in [0x80, 0xff, 0xc0] {
      var changed = good
      changed[30] = byte
      #expect(Record(bytes: changed) == nil)
    }
    let long = Self.good.replacing("二", with: String(repeating: "x", count: Record.sizeLimit))
    #expect(Record(bytes: Array(long.utf8)) == nil)
  }
}
