import Foundation
import GateDiscs
import GateDomain
import GateForms
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

/// What operators type about discs, run as they type it.
@Suite("gatectl burn and medium", .timeLimit(.minutes(3))) struct BurnCommandTests {
  // A session as `gatectl login` leaves it.
  private func session(_ account: String, at site: SiteUnderTest) async throws -> [String: String] {
    let connection = try await site.signIn(account)
    let token = try #require(connection.token)
    let state = site.temporary.path("state-\(account)")
    let session = ["server": connection.address, "token": token, "account": account]
    try FileManager.default.createDirectory(
      atPath: state + "/gatehouse", withIntermediateDirectories: true)
    try JSONEncoder().encode(session).write(to: URL(filePath: state + "/gatehouse/session.json"))
    return ["XDG_STATE_HOME": state]
  }

  @Test("burn text shows what a file says of its level; burn watch follows a burn to its end")
  func textAndWatch() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    try site.insertBlank()
    let body = Array("内部资料 注意保存\n第一章\n".utf8) + [UInt8](repeating: 0x78, count: 3_000_000)
    let request = try await site.approvedBurn([("手册.txt", body)])
    let officer = try await session("liuyang", at: site)
    let text = try await Program.run(
      "gatectl", ["burn", "text", request.number, "1", "--language", "zh"], environment: officer)
    #expect(text.succeeded, "\(text.errors)")
    for part in [request.number, "手册.txt", "内部标志", "内部资料 注意保存", "第一章"] {
      #expect(text.output.contains(part), "\(part) in \(text.output)")
    }
    let json = try await Program.run(
      "gatectl", ["burn", "text", request.id.rawValue, "1", "--format", "json"],
      environment: officer)
    #expect(json.output.contains("\"mark\" : \"internal\""), "\(json.output)")
    let none = try await Program.run(
      "gatectl", ["burn", "text", request.number, "7", "--language", "en"], environment: officer)
    #expect(!none.succeeded && none.errors.contains("hint"))
    try await watch(site, request, officer)
  }

  private func watch(
    _ site: SiteUnderTest, _ request: BurnRequest, _ officer: [String: String]
  ) async throws {
    let disc = try #require(try await site.registerBlanks(1).first)
    async let outcome = site.burn(request, onto: disc)
    try await eventually {
      guard try await !site.burnRequest(request.id).burns.isEmpty else {
        throw NotYet(what: "the burn has begun")
      }
    }
    let watched = try await Program.run(
      "gatectl", ["burn", "watch", request.number, "--language", "en"], environment: officer)
    guard case .done = try await outcome else { return #expect(Bool(false)) }
    #expect(watched.succeeded, "\(watched.errors)")
    // Lines while it goes on are words for people; what it came to is the data.
    #expect(watched.errors.contains("\(disc)  "), "\(watched.errors)")
    #expect(watched.output.contains("burned and read back") && watched.output.contains(disc))
    let json = try await Program.run(
      "gatectl", ["burn", "watch", request.number, "--format", "json"], environment: officer)
    #expect(json.output.contains("\"done\""), "\(json.output)")
  }

  @Test("burn show says why a copy was not burned, and what to do")
  func reason() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    let request = try await site.approvedBurn([("手册.txt", Array("正文\n".utf8))])
    let disc = try #require(try await site.registerBlanks(1).first)
    try site.insertBlank(capacity: 1_000)
    #expect(try await site.burn(request, onto: disc) == .aborted(.fault(.tooSmall)))
    let shown = try await Program.run(
      "gatectl", ["burn", "show", request.number, "--language", "en"],
      environment: session("liuyang", at: site))
    for part in ["stopped before writing", "do not fit on the disc", "take a larger disc"] {
      #expect(shown.output.contains(part), "\(part) in \(shown.output)")
    }
  }

  @Test("medium receipt closes a take-out request, and says why where it does not")
  func receipt() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    let later = Timestamp.now.adding(seconds: 7_200).formText(offsetSeconds: 28_800)
    let form = FilledForm(
      form: "take-out",
      texts: [
        "purpose": "送审", "media": "DVD-2026-0001", "level": "internal", "recipient": "市局 李工",
        "carrier": "wangfang", "window.until": later,
      ])
    let request: Request = try await site.signIn("zhangwei").post("requests", form)
    for account in ["sunli", "liuyang"] {
      let _: Request = try await site.signIn(account).post(
        ServerPath(["requests", request.id.rawValue, "answer"]),
        AnswerRequest(answer: .approve, revision: request.revision.digest, reason: ""))
    }
    let keeper = try await session("chenjie", at: site)
    func enter(at time: Timestamp, _ environment: [String: String]) async throws -> ProgramResult {
      try await Program.run(
        "gatectl",
        [
          "medium", "receipt", request.number, "--receiver", "市局 李工", "--at",
          time.formText(offsetSeconds: 28_800), "--language", "en",
        ], environment: environment)
    }
    let early = try await enter(at: .now.adding(seconds: -86_400), keeper)
    #expect(!early.succeeded && early.errors.contains("time of receipt"), "\(early.errors)")
    let carrier = try await enter(at: .now, session("wangfang", at: site))
    #expect(!carrier.succeeded && carrier.errors.contains("their own receipt"))
    let entered = try await enter(at: .now, keeper)
    #expect(entered.succeeded, "\(entered.errors)")
    #expect(entered.output.contains("市局 李工") && entered.output.contains("chenjie"))
    let closed: Request = try await site.signIn("zhangwei").get(
      ServerPath(["requests", request.id.rawValue]))
    #expect(closed.state == .closed)
    let again = try await enter(at: .now, keeper)
    #expect(!again.succeeded && again.errors.contains("hint"))
  }
}
