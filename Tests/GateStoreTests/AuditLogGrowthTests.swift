import Foundation
import GateAuditLog
import GateSigning
import GateStore
import Synchronization
import Testing

/// The log is checked while a server adds to it.
@Suite struct AuditLogGrowthTests {
  @Test func `a growing log is proved at any moment`() throws {
    let site = try AuditLogSite()
    let store = try site.open()
    let isDone = Mutex(false)
    let writer = Thread {
      for number in 0..<600 { _ = try? store.append([AuditLogSite.record(number)]) }
      isDone.withLock { $0 = true }
    }
    writer.start()
    let verifier = LogVerifier(key: try #require(NoteKey(text: store.vkey)), stations: [:])
    var known: [Checkpoint] = []
    while !isDone.withLock({ $0 }) {
      let report = verifier.verify(LogFolder(directory: site.folder))
      #expect(report.isProved, "\(report.findings)")
      known.append(try #require(report.checkpoint))
    }
    #expect(Set(known.map(\.size)).count > 2)
    #expect(try site.report(known: known).isProved)
    #expect(try site.report().records == 600)
  }
}
