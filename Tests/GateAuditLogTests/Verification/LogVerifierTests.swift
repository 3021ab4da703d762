import GateAuditLog
import GateDomain
import Testing

@Suite struct LogVerifierTests {
  @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512, 513])
  func `a whole log is proved at every edge of tiles`(size: Int) throws {
    let log = try SampleLog.mixed(size)
    let report = try log.report()
    #expect(report.findings.isEmpty)
    #expect(report.isProved)
    #expect(report.checkpoint == log.checkpoint)
    #expect(report.records == Int64(size))
    #expect(report.events.values.reduce(0, +) == Int64(size))
  }

  @Test func `the report counts what is there`() throws {
    let report = try SampleLog.mixed(100).report()
    #expect(report.events == [.requestApproved: 80, .fileJudged: 20])
    #expect(report.stations["ST-01"]?.records == 10)
    #expect(report.stations["ST-02"]?.head.sequence == 10)
    #expect(report.firstTime == SampleRecords.start)
    #expect(report.lastTime == Timestamp(milliseconds: SampleRecords.start.milliseconds + 99 * 137))
    #expect(report.backwardTimes == 0)
    #expect(report.otherSignatures == 0)
  }

  /// A station's spool arrives late, so its records are older than what stands before them.
  @Test func `earlier times are counted and are no finding`() throws {
    let records = try SampleRecords.mixed(20)
    let late = try SampleLog(Array(records[10..<14] + records[0..<4]), key: try Keys.log())
    let report = try late.report()
    #expect(report.isProved)
    #expect(report.backwardTimes == 4)
  }

  @Test func `unknown signature lines of a checkpoint are counted and ignored`() throws {
    var log = try SampleLog.mixed(3)
    log.files["checkpoint", default: []] += Array("— witness.example AAAAAAE=\n".utf8)
    let report = try log.report()
    #expect(report.isProved)
    #expect(report.otherSignatures == 1)
  }

  /// C2SP tlog-tiles: readers of an earlier checkpoint still need the narrower tiles.
  @Test func `narrower tiles may stay, true to the byte`() throws {
    let log = try SampleLog.mixed(300)
    for size in [1, 40, 299] {
      let older = try SampleLog.mixed(size).files.filter { $0.key != "checkpoint" }
      var grown = log
      grown.files.merge(older) { $1 }
      #expect(try grown.report().isProved)
      for (path, bytes) in older where log.files[path] == nil {
        for changed in [Array(bytes.dropLast()), bytes + [0], [bytes[0] ^ 1] + bytes.dropFirst()] {
          var bad = grown
          bad.files[path] = changed
          #expect(try bad.report().findings.map(\.place) == [path])
        }
      }
    }
  }

  @Test func `a reader that fails is a finding, never a proof`() throws {
    struct Broken: Error {}
    let log = try SampleLog.mixed(300)
    for path in log.files.keys {
      let folder = LogFolder(
        read: { name in
          if name == path { throw Broken() }
          return log.files[name]
        }, list: { try log.folder.list($0) })
      let report = LogVerifier(key: try Keys.note(), stations: try Keys.stations()).verify(folder)
      #expect(report.findings.contains(LogFinding(.fileUnreadable, at: path)))
      #expect(!report.isProved)
    }
    let blind = LogFolder(read: { log.files[$0] }, list: { _ in throw Broken() })
    #expect(
      !LogVerifier(key: try Keys.note(), stations: try Keys.stations()).verify(blind).isProved)
  }

  @Test func `every finding has a name of its own and words`() {
    var codes: [LogFinding.Code] = [
      .fileMissing, .fileUnreadable, .fileExtra, .bundleMalformed, .tileDiffers, .recordMalformed,
      .recordUnknownEvent, .stationUnknown, .stationSignatureInvalid, .rootDiffers, .rolledBack,
      .rewritten,
    ]
    codes += NoteError.allCases.map { .checkpoint($0) }
    codes += StationChainDefect.allCases.map { .chain($0) }
    #expect(Set(codes.map(\.name)).count == codes.count)
    #expect(Set(codes.map(\.words)).count == codes.count)
  }

  @Test func `a log of nothing but faults keeps its report small`() throws {
    let log = try SampleLog([[UInt8]](repeating: [1], count: 1500), key: try Keys.log())
    let report = try log.report()
    #expect(report.findingCount == 1500)
    #expect(report.findings.count == LogReport.findingLimit)
  }
}
