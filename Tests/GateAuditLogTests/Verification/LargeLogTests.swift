import GateAuditLog
import GateDomain
import Testing

/// A log of three levels of tiles.
///
/// One record stands in it 70,000 times, which keeps it quick to make; the tree does not mind.
@Suite struct LargeLogTests {
  private let log: SampleLog

  init() throws {
    var samples = SampleRecords()
    let record = samples.server(.logHeartbeat, body: [:]).bytes
    log = try SampleLog([[UInt8]](repeating: record, count: 70_000), key: try Keys.log())
  }

  /// CVE-2026-56865: a reader that authenticates only some of the tiles it fetched took a changed
  /// `tile/0/100` of a log of this size for good.
  @Test func `every changed tile is found, far from the edge too`() throws {
    #expect(try log.report().isProved)
    for path in ["tile/0/100", "tile/1/000"] {
      var changed = log
      changed.files[path]?[5] ^= 1
      #expect(try changed.report().findings == [LogFinding(.tileDiffers, at: path)])
    }
  }
}
