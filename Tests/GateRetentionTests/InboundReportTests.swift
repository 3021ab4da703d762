import GateDomain
import GateRetention
import Testing

@Suite struct InboundReportTests {
  @Test(arguments: [
    ("EXT-01-000001.gatereport", true), ("a/b.gatereport", true), (".gatereport", false),
    ("a.gatereport.exe", false), ("a.GATEREPORT", false), ("gatereport", false),
  ])
  func `a name makes a candidate`(_ name: String, _ isOne: Bool) {
    #expect(InboundReport.isNamed(RawName(name)) == isOne)
  }

  @Test(arguments: InboundReport.Reason.allCases)
  func `every reason says what is wrong and what to do`(_ reason: InboundReport.Reason) {
    #expect(!reason.words.chinese.isEmpty && !reason.hint.chinese.isEmpty)
    #expect(!reason.words.english.isEmpty && !reason.hint.english.isEmpty)
  }
}
