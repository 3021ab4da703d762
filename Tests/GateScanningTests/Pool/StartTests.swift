import Foundation
import GateDomain
import GateTesting
import GateWorkers
import Glibc
import Testing

@Suite("Starting a pool", .timeLimit(.minutes(2)))
struct StartTests {
  @Test func `the database names engine, count, digest and that it protects nobody`() async throws {
    let database = try #require(try await PoolFixture.run { $0.database })
    #expect(database.engine.hasPrefix("libclamav 1."))
    #expect(database.count == 4)
    #expect(database.version == 0)
    #expect(database.isDemonstration)
    let newest = try FileManager.default.contentsOfDirectory(atPath: PoolFixture.signatures)
      .map { try FileManager.default.attributesOfItem(atPath: PoolFixture.signatures + "/" + $0) }
      .compactMap { ($0[.modificationDate] as? Date)?.timeIntervalSince1970 }.max()
    #expect(database.publishedAt.milliseconds / 1_000 == Int64(try #require(newest)))
  }

  @Test func `the digest follows names and contents, not time or place`() async throws {
    let (first, second, third) = (try EngineProbe(), try EngineProbe(), try EngineProbe())
    try third.signatures.write("Other:0:*:414243444546474849\n", to: "other.ndb")
    try FileManager.default.removeItem(atPath: third.signatures.path("DEMONSTRATION-ONLY"))
    var databases: [SignatureDatabase] = []
    for probe in [first, second, third] {
      let database = try await PoolFixture.run(signatures: probe.signatures.path) { $0.database }
      databases.append(try #require(database))
    }
    #expect(databases[0].digest == databases[1].digest)
    #expect(databases[0].digest != databases[2].digest)
    #expect(!databases[2].isDemonstration && databases[2].count == 5)
  }

  @Test(arguments: ["missing", "empty", "corrupt", "without a signature of the samples"])
  func `no pool starts on signatures that are`(_ defect: String) async throws {
    let folder = try TemporaryFolder("signatures")
    var path = folder.path
    switch defect {
    case "missing": path += "/nowhere"
    case "corrupt":
      try folder.write("Gatehouse.Broken:0:*:zz!!\nnot a signature at all", to: "broken.ndb")
    case "empty": try folder.write("# nothing\n", to: "README.md")
    default: try folder.write("Other:0:*:414243444546474849\n", to: "other.ndb")
    }
    await Self.expectRefusal(program: PoolFixture.program, signatures: path)
  }

  @Test(arguments: ["/nowhere/gate-scan", "/bin/true", "/bin/sleep"])
  func `no pool starts on a program that is no engine`(_ program: String) async throws {
    await Self.expectRefusal(program: program, signatures: PoolFixture.signatures)
  }

  @Test func `folders of dead stations are removed, those of living ones stay`() async throws {
    let stale = "/dev/shm/gatehouse-scan-test\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(
      atPath: stale + "/worker-1", withIntermediateDirectories: true)
    try Data([1]).write(to: URL(fileURLWithPath: stale + "/worker-1/left-over"))
    let probe = try EngineProbe()
    let own = try await PoolFixture.run(signatures: probe.signatures.path) { _ in
      let own = try probe.temporaryFolder()
      _ = try await PoolFixture.run { _ in }
      #expect(FileManager.default.fileExists(atPath: own))
      return own
    }
    #expect(!FileManager.default.fileExists(atPath: stale))
    #expect(!FileManager.default.fileExists(atPath: own))
    #expect(try probe.engine() == nil)
  }

  private static func expectRefusal(program: String, signatures: String) async {
    let pool = ScanPool(
      program: program, signatures: signatures, workers: 1, limits: PoolFixture.limits())
    await #expect(throws: TransferFailure.workerRefused) { try await pool.start() }
    #expect(pool.database == nil)
  }
}
