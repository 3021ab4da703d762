import GateAuditLog
import GateDomain
import Testing

/// What only somebody who kept an earlier checkpoint can see: the log's own key signed all of it.
@Suite struct HistoryTests {
  @Test func `a log that grew goes on from every earlier checkpoint`() throws {
    let records = try SampleRecords.mixed(300)
    let known = try [0, 1, 255, 256, 299, 300].map {
      try SampleLog(Array(records[..<$0]), key: try Keys.log()).checkpoint
    }
    let log = try SampleLog(records, key: try Keys.log())
    #expect(try log.report(known: known).isProved)
  }

  @Test func `a rollback is found`() throws {
    let records = try SampleRecords.mixed(300)
    let known = try SampleLog(records, key: try Keys.log()).checkpoint
    for size in [0, 1, 255, 256, 299] {
      let log = try SampleLog(Array(records[..<size]), key: try Keys.log())
      #expect(try log.report().isProved)
      #expect(try log.report(known: [known]).findings.map(\.code) == [.rolledBack])
    }
  }

  @Test(arguments: [0, 100, 254, 255])
  func `a fork signed with the genuine key is found`(place: Int) throws {
    var records = try SampleRecords.mixed(300)
    let known = try SampleLog(Array(records[..<256]), key: try Keys.log()).checkpoint
    var samples = SampleRecords()
    records[place - (place % 5 == 4 ? 1 : 0)] = samples.server(.requestRejected).bytes
    let fork = try SampleLog(records, key: try Keys.log())
    #expect(try fork.report().isProved)
    #expect(try fork.report(known: [known]).findings.map(\.code) == [.rewritten])
  }

  @Test func `another log's checkpoint is no history of this one`() throws {
    let log = try SampleLog.mixed(5)
    let other = Checkpoint(origin: "other.example/1", size: 5, root: log.root)
    #expect(try log.report(known: [other]).findings.map(\.code) == [.rewritten])
  }
}
