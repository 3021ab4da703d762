import GRDB
import GateTesting
import Testing

@testable import GateStore

/// What the server asks every few seconds costs as much as is open, not as much as ever ended.
@Suite struct KeptFilesTests {
  @Test("the look for files to delete goes by what is kept, and never through all requests")
  func plan() throws {
    let folder = try TemporaryFolder("kept")
    let path = folder.path("store.sqlite")
    _ = try ServerStore(path: path)
    let steps = try DatabaseQueue(path: path).read { database in
      try Row.fetchAll(
        database, sql: "EXPLAIN QUERY PLAN " + ServerTransaction.endedWithFiles + " LIMIT 20"
      ).map { row -> String in row["detail"] }
    }
    #expect(steps.first?.contains("SCAN k") == true, "\(steps)")
    #expect(steps.filter { $0.contains("SCAN") }.count == 1, "\(steps)")
    #expect(!steps.contains { $0.contains("by_state") && !$0.contains("id=?") }, "\(steps)")
  }
}
