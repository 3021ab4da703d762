import Foundation
import GateDiscs
import GateDomain
import GateStationLink
import GateTesting
import GateAuditLog
import Glibc
import Testing

/// Copies never exceed the approval, whatever is killed when.
@Suite("Killed while burning", .serialized, .timeLimit(.minutes(20)))
struct BurnKillTests {
  private static let kills = 50

  private static let files: [(path: String, bytes: [UInt8])] = {
    var generator = SeededGenerator(seed: 50)
    return [
      (
        "大文件.csv",
        Array("a,b\n".utf8)
          + (0..<400_000).map { _ in
            UInt8(generator.number(in: 48...57))
          }
      )
    ]
  }()

  @Test("fifty kills at random moments never make a disc too many, and none is taken for good")
  func manyKills() async throws {
    let site = try SiteUnderTest()
    var (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    let request = try await site.approvedBurn(Self.files, copies: 20)
    let discs = try await site.registerBlanks(Self.kills)
    var random = SeededGenerator(seed: 20_261_123)
    var (kills, written, next) = (0, 0, 0)
    while kills < Self.kills,
      try await site.burnRequest(request.id).allowance?.allowsAnother == true
    {
      try site.insertBlank()
      let operator_ = try await site.signIn("chenjie")
      let burn: Burn = try await operator_.post(
        ServerPath(["burns", request.id.rawValue, "start"]), StartBurn(disc: discs[next]))
      while kills < Self.kills {
        try await Task.sleep(for: .milliseconds(random.number(in: 1...1_500)))
        switch random.number(in: 0...3) {
        case 0:
          server.kill()
          _ = try? await server.wait(timeout: .seconds(10))
          server = try site.startServer()
        case 1: WorkerProcesses.signal(SIGKILL, "gate-burn", of: station)
        default:
          station.kill()
          _ = try? await station.wait(timeout: .seconds(10))
          station = try site.startStation()
        }
        kills += 1
        if try await site.burnRequest(request.id).burns.last?.state.isFinal == true { break }
      }
      let outcome = try await site.outcome(of: burn)
      try await check(outcome, discs[next], site)
      if outcome.wrote { written += 1 }
      // A disc that stayed blank is taken again, as people would.
      if outcome.wrote { next += 1 }
    }
    let end = try await site.burnRequest(request.id)
    #expect(kills >= Self.kills || end.allowance?.allowsAnother == false)
    #expect(written <= 20 && end.allowance?.used == written)
    let report = try site.verifyLog()
    #expect(report.findings.isEmpty, "\(report.findings)")
  }

  // What the register says of a disc is never better than what stands on it.
  private func check(_ outcome: BurnOutcome, _ disc: String, _ site: SiteUnderTest) async throws {
    let bytes = FileManager.default.contents(atPath: site.disc) ?? Data()
    let state = try await site.medium(disc).medium.state
    switch outcome {
    case .done(let image):
      #expect(state == .written && UInt64(bytes.count) == image.bytes)
    case .spoiled, .unknown: #expect(state == .spoiled)
    case .aborted: #expect(state == .blank && bytes.isEmpty)
    }
  }
}
