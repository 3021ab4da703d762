import GateDomain
import GateWorkers
import Testing
import GateWire

@Suite("Many files at the same time", .timeLimit(.minutes(2)))
struct ParallelTests {
  @Test func `every file gets its own answer`() async throws {
    let contents: [([UInt8], EngineAnswer)] = [
      (Samples.document(), .clean), (Samples.png, .clean),
      (Samples.eicar, .infected("Gatehouse.Demo.EICAR.UNOFFICIAL")),
      (Samples.marker, .infected("Gatehouse.Demo.Marker.Infected.UNOFFICIAL")),
      (Samples.pdf(trailer: "/Encrypt 5 0 R"), .objection(.encryptedDocument, "")),
      (Array(Samples.document().dropLast(9)), .objection(.damaged, "")),
    ]
    let wrong = try await PoolFixture.run(workers: 4) { pool in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for index in 0..<300 {
          let (bytes, expected) = contents[index % contents.count]
          group.addTask { try await pool.scan(bytes).answer != expected }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
    }
    #expect(wrong == 0)
  }
}
