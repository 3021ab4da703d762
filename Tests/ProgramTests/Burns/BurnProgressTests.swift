import GateDiscs
import GateDomain
import GateStationLink
import GateTesting
import Testing

/// How far a burn is, as everybody who may read the request sees it.
@Suite("Progress of burns", .timeLimit(.minutes(3))) struct BurnProgressTests {
  @Test("the server knows the phase and the bytes while it burns, and forgets them with the end")
  func live() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    try site.insertBlank()
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: 2_000_000)
    let request = try await site.approvedBurn([("数据.csv", Array("a\n".utf8) + body)])
    let disc = try #require(try await site.registerBlanks(1).first)
    async let outcome = site.burn(request, onto: disc)
    let officer = try await site.signIn("liuyang")
    var seen: [BurnProgress] = []
    while true {
      let answer: BurnAnswer = try await officer.get(ServerPath(["burns", request.id.rawValue]))
      if let progress = answer.progress, progress != seen.last { seen.append(progress) }
      if let burn = answer.burns.last, burn.state.isFinal {
        #expect(answer.progress == nil)
        break
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    guard case .done = try await outcome else { return #expect(Bool(false)) }
    #expect(!seen.isEmpty)
    #expect(seen.allSatisfy { $0.total == 0 || $0.done <= $0.total }, "\(seen)")
    let order = BurnProgress.Phase.allCases
    let phases = seen.compactMap { order.firstIndex(of: $0.phase) }
    #expect(phases == phases.sorted(), "\(seen)")
  }
}
