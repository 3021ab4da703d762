import Foundation
import GateAuditLog
import GateDomain
import GateOffice
import GateTesting
import Testing

@Suite("The independent check of the log, by gatectl in a process of its own")
struct OfficeLogCheckTests {
  private let under: OfficeUnderTest
  private let verifier = BuildFolder.path + "/gatectl"

  init() throws { under = try OfficeUnderTest() }

  @Test("it proves the published log, and sees one changed byte")
  func published() async throws {
    try await under.office.heartbeat()
    try await under.office.checkLog(with: verifier)
    guard case .sound(let size, _) = await under.office.logCheck() else {
      Issue.record("not sound")
      return
    }
    #expect(size > 0)
    try under.damageLog()
    try await under.office.checkLog(with: verifier)
    guard case .wrong(let finding, _) = await under.office.logCheck() else {
      Issue.record("a changed byte went unseen")
      return
    }
    #expect(finding.chinese != finding.english)
    #expect(finding.english.contains("tile/"))
  }

  @Test(
    "a verifier that does not say what it found proves nothing",
    arguments: [
      "exit 0", "echo '{}'", "echo '{\"proved\":true,\"records\":5,\"findings\":[]}'; exit 1",
      "echo '{\"proved\":false,\"records\":5,\"findings\":[]}'",
      "echo '{\"proved\":true,\"records\":5,\"findings\":[]}'; kill -9 $$",
    ])
  func silent(_ script: String) async throws {
    let program = under.temporary.path("verifier")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    await #expect(throws: (any Error).self) { try await under.office.checkLog(with: program) }
    guard case .failed = await under.office.logCheck() else {
      Issue.record("taken for an answer")
      return
    }
  }

  @Test("without the program nothing is known")
  func missing() async throws {
    await #expect(throws: (any Error).self) {
      try await under.office.checkLog(with: under.temporary.path("nobody"))
    }
    guard case .failed = await under.office.logCheck() else {
      Issue.record("taken for an answer")
      return
    }
  }
}
