import GateTesting
import GateWorkers
import Testing
import Foundation
@Suite struct ZzTests {
  @Test func corpus() async throws {
    try await PoolFixture.run { pool in
      print(pool.database as Any)
      for dir in [BuildFolder.packageRoot + "/Tests/GatePolicyTests/Corpus", "/tmp/ws/office", "/tmp/ws/f", "/tmp/ws/sd/olefile-0.47/tests/images"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: dir).sorted() {
        let a = try await pool.scan(path: dir + "/" + name)
        print("QQ", name.padding(toLength: 30, withPad: " ", startingAt: 0), a.engine, a.type?.rawValue ?? "nil")
      }
      }
    }
  }
}
