import GateAuditLog
import GateSigning
import Synchronization
import Testing

/// A folder that grows while it is read, as a static one never may look.
@Suite struct GrowthTests {
  /// The reader meets the log of 250 records first and the one of 260 from some read on.
  @Test(arguments: 1...8)
  func `a log that grows in mid-reading is proved as it was`(reads: Int) throws {
    let records = try SampleRecords.mixed(260)
    let before = try SampleLog(Array(records[..<250]), key: try Keys.log())
    let after = try SampleLog(records, key: try Keys.log())
    let count = Mutex(0)
    let folder = LogFolder(
      read: { path in
        let isLate = count.withLock { number in
          number += 1
          return number > reads
        }
        return (isLate ? after : before).files[path]
      },
      list: { path in
        count.withLock { $0 += reads }
        return try after.folder.list(path)
      })
    let report = LogVerifier(key: try Keys.note(), stations: try Keys.stations()).verify(folder)
    #expect(report.isProved, "\(report.findings)")
    #expect(report.checkpoint?.size == 250)
  }

  /// The same files, but the checkpoint never grows: then they are files too many.
  @Test func `tiles without the checkpoint they need are found`() throws {
    let records = try SampleRecords.mixed(260)
    let before = try SampleLog(Array(records[..<250]), key: try Keys.log())
    var mixed = try SampleLog(records, key: try Keys.log())
    mixed.files["checkpoint"] = before.files["checkpoint"]
    let places = try mixed.report().findings.map(\.place).sorted()
    #expect(places == mixed.files.keys.filter { $0 != "checkpoint" }.sorted())
  }

  @Test func `a full tile in the place of a partial one is found`() throws {
    let log = try SampleLog.mixed(250)
    for (partial, full) in [
      ("tile/0/000.p/250", "tile/0/000"), ("tile/entries/000.p/250", "tile/entries/000"),
    ] {
      var changed = log
      changed.files[full] = changed.files.removeValue(forKey: partial)
      #expect(try changed.report().findings == [LogFinding(.fileExtra, at: full)])
    }
  }
}
