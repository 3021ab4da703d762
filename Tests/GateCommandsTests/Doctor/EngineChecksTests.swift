import Foundation
import GateDomain
import GateLinux
import GateSite
import GateTesting
import Testing

@testable import GateCommands

@Suite struct EngineChecksTests {
  @Test(
    arguments: [
      EngineAnswer.infected("x"), .suspicious("x"), .objection(.timeLimit, ""), .failed(1),
      .timedOut, .workerDied, .notAsked,
    ])
  func `an engine that does not call a line of text clean is a fault`(_ answer: EngineAnswer) {
    let finding = EngineChecks.judge(EngineFinding(engine: "clamd", answer: answer))
    #expect(finding.level == .fail)
    #expect(finding.hint != nil)
    #expect(EngineChecks.judge(EngineFinding(engine: "clamd", answer: .clean)).level == .ok)
  }

  @Test func `an engine that the policy names and nobody runs is found`() async throws {
    let folder = try TemporaryFolder("doctor")
    let site = SiteFolder(folder.path)
    try FileManager.default.copyItem(
      atPath: BuildFolder.packageRoot + "/policies", toPath: site.policies)
    #expect(await EngineChecks(site: site).all().isEmpty)
    try folder.write(
      "engines: [{ kind: clamd, socket: \(folder.path("nobody.sock")) }]\n",
      to: "policies/engines.yaml")
    #expect(await EngineChecks(site: site).all().map(\.level) == [.fail])
  }
}
