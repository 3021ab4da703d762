import Foundation
import GateDomain
import GateOffice
import GateSite
import Testing

@Suite("The office: the audit log for its readers")
struct OfficeLogTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  @Test("the auditor and the security officer read it, nobody else")
  func readers() async throws {
    try await under.office.heartbeat()
    for reader in [People.auditor, People.liu] {
      #expect(try await !under.office.records(before: nil, limit: 5, by: reader).isEmpty)
      #expect(try await under.office.logSummary(by: reader).size > 0)
      #expect(try await !under.office.logFile("checkpoint", by: reader).isEmpty)
    }
    for other in [People.zhang, People.admin] {
      await #expect(throws: Refusal.self) {
        try await under.office.records(before: nil, limit: 5, by: other)
      }
      await #expect(throws: Refusal.self) { try await under.office.logSummary(by: other) }
      await #expect(throws: Refusal.self) {
        try await under.office.logFile("checkpoint", by: other)
      }
    }
  }

  @Test(
    "nothing but the checkpoint and the tiles leaves the log's folder",
    arguments: [
      "stray", "checkpoint/", "./checkpoint", "tile/../stray", "tile//0", "tile/", "/stray", "",
      "..", "../keys/log.key", "tile/x/../../stray", "checkpoint.new",
    ])
  func strayFile(path: String) async throws {
    for name in ["stray", "checkpoint.new"] {
      try Data("secret".utf8).write(to: URL(filePath: "\(under.folder.log)/\(name)"))
    }
    await #expect(throws: Refusal.self) {
      try await under.office.logFile(path, by: People.auditor)
    }
  }
}
