import Foundation
import GateDomain
import GateSignatures
import GateTesting
import GateWire
import GateWorkers
import Glibc
import Testing

@Suite("YARA rules in the sandbox", .serialized, .timeLimit(.minutes(3)))
struct YaraTests {
  private static let rules = BuildFolder.packageRoot + "/rules/inbound"

  private func run<Result: Sendable>(
    rules folder: String = rules, limits: ScanLimits = PoolFixture.limits(),
    _ body: (ScanPool) async throws -> Result
  ) async throws -> Result {
    let pool = ScanPool(
      program: PoolFixture.program, signatures: PoolFixture.signatures, workers: 2,
      limits: limits, rules: SignatureFiles(of: folder))
    do {
      _ = try await pool.start()
      let result = try await body(pool)
      await pool.stop()
      return result
    } catch {
      await pool.stop()
      throw error
    }
  }

  @Test(arguments: YaraSamples.hostile.map(\.rule))
  func `our rule finds what it is for`(_ rule: String) async throws {
    let sample = try #require(YaraSamples.hostile.first { $0.rule == rule })
    let report = try await run { try await $0.scan(sample.bytes) }
    // The walk may have a graver objection of its own.
    #expect(([report.answer] + report.others).contains(.suspicious("YARA.\(rule)")))
    #expect(report.answer != .clean)
  }

  @Test func `each of our rules has a sample`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.rules)
      .filter { $0.hasSuffix(".yar") }
      .flatMap {
        try String(contentsOfFile: Self.rules + "/" + $0, encoding: .utf8).split(separator: "\n")
      }
      .filter { $0.hasPrefix("rule ") }.map { String($0.dropFirst(5)) }
    #expect(Set(names) == Set(YaraSamples.hostile.map(\.rule)))
  }

  @Test func `ordinary content passes`() async throws {
    let answers = try await run { pool in
      var answers: [EngineAnswer] = []
      for bytes in YaraSamples.ordinary { answers.append(try await pool.scan(bytes).answer) }
      return answers
    }
    #expect(answers.count > 8)
    #expect(answers.allSatisfy { $0 == .clean }, "\(answers)")
  }

  @Test func `text that is no threat to anybody passes`() async throws {
    let folder = "/usr/share/doc"
    let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix("/copyright") }.prefix(200)
    #expect(paths.count > 50)
    let wrong = try await run { pool in
      var wrong: [String] = []
      for path in paths {
        let answer = try await pool.scan(path: folder + "/" + path).answer
        if case .suspicious(let name) = answer { wrong.append("\(path): \(name)") }
      }
      return wrong
    }
    #expect(wrong == [])
  }

  @Test(arguments: ["rule Broken {", "", "include \"/etc/passwd\"\nrule a { condition: true }"])
  func `rules that cannot be used stop the engine, not the looking`(_ text: String) async throws {
    let folder = try TemporaryFolder("rules")
    try folder.write(text, to: "own.yar")
    let pool = ScanPool(
      program: PoolFixture.program, signatures: PoolFixture.signatures, workers: 1,
      limits: PoolFixture.limits(), rules: SignatureFiles(of: folder.path))
    await #expect(throws: TransferFailure.workerRefused) { try await pool.start() }
    #expect(pool.failure == .fault(.rules))
  }

  @Test func `rules that changed since the station started are not used`() async throws {
    let folder = try TemporaryFolder("rules")
    try folder.write("rule Nothing { condition: filesize == 3GB }\n", to: "own.yar")
    let pool = ScanPool(
      program: PoolFixture.program, signatures: PoolFixture.signatures, workers: 1,
      limits: PoolFixture.limits(), rules: SignatureFiles(of: folder.path))
    try folder.write("rule Other { condition: filesize == 3GB }\n", to: "own.yar")
    await #expect(throws: TransferFailure.workerRefused) { try await pool.start() }
    #expect(pool.failure == .changed)
  }

  @Test func `a rule that takes for ever is cut off and holds`() async throws {
    let folder = try TemporaryFolder("rules")
    // Every count of a is a start for a pattern that never ends.
    let rule = "rule Slow { strings: $a = /(a.*){20,}b/ condition: #a > 100000 }\n"
    try folder.write(rule, to: "own.yar")
    let limits = ScanLimits(
      maxFileBytes: 100 << 20, maxScanBytes: 400 << 20, maxFiles: 100, maxRecursion: 10,
      maxSeconds: 1, deadlineSeconds: 20)
    let bytes = [UInt8](repeating: 0x61, count: 4 << 20)
    let answer = try await run(rules: folder.path, limits: limits) {
      try await $0.scan(bytes).answer
    }
    #expect(answer != .clean)
  }
}
