import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

/// Marks in the text of files that are to leave, through the real programs.
@Suite("Level marks in files for discs", .timeLimit(.minutes(5))) struct BurnTextTests {
  private static func submit(
    _ draft: DraftAnswer, _ form: BurnForm, by staff: ServerConnection
  ) async throws -> BurnRequest {
    try await staff.post(ServerPath(["burns", "drafts", draft.id.rawValue, "submit"]), form)
  }

  private static func remove(
    _ name: String, from draft: DraftAnswer, by staff: ServerConnection
  ) async throws {
    let file = try #require(draft.files.first { $0.file.path == RawName(name) })
    try await staff.delete(
      ServerPath(["burns", "drafts", draft.id.rawValue, "files", String(file.number)]))
  }

  private static func zip(_ text: String, password: String?) async throws -> [UInt8] {
    let folder = try TemporaryFolder("zip")
    try folder.write(text, to: "里面.txt")
    let lock = password.map { ["-p\($0)"] } ?? []
    let result = try await Program.run(
      "7z", ["a", "-tzip", "-bd"] + lock + [folder.path("a.zip"), folder.path("里面.txt")])
    #expect(result.succeeded)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("a.zip"))))
  }

  // Expects that a submission is refused with this word and names these texts.
  private static func expectStop(
    _ code: String, naming texts: [String], _ body: () async throws -> BurnRequest
  ) async {
    do {
      let made = try await body()
      Issue.record("not stopped: \(made.number)")
    } catch ServerConnectionError.refused(let refusal, _) {
      #expect(refusal.code == code)
      for text in texts { #expect(refusal.what.contains(text), "\(refusal)") }
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("a mark above the declared level stops the request with its place; corrected it goes on")
  func markAboveLevel() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    let staff = try await site.signIn("zhangwei")
    let draft = try await site.judged(
      site.draft(
        [
          ("方案.txt", Array("工作秘密★3年\n关于下半年工作的安排\n".utf8)),
          ("附件.zip", try await Self.zip("第一行\n秘密★5年\n", password: nil)),
          ("说明.txt", Array("一般说明，没有标志。\n".utf8)),
        ], by: staff), by: staff)
    #expect(!draft.isFit)
    await Self.expectStop("mark-above-level", naming: ["方案.txt", "工作秘密★3年"]) {
      try await Self.submit(draft, site.burnForm(), by: staff)
    }
    await Self.expectStop("classified-mark", naming: ["附件.zip", "里面.txt", "秘密★5年"]) {
      try await Self.submit(draft, site.burnForm(level: .workSecret), by: staff)
    }
    try await Self.remove("附件.zip", from: draft, by: staff)
    // At this level nobody burns alone.
    await Self.expectStop("witness-needed", naming: ["work secret"]) {
      try await Self.submit(draft, site.burnForm(level: .workSecret), by: staff)
    }
    let request = try await Self.submit(
      draft, site.burnForm(witness: "sunli", level: .workSecret), by: staff)
    let log = try site.verifyLog()
    #expect(log.findings.isEmpty && log.events[.refused] == 2, "\(log.findings)")
    try await checkWhatApproversSee(site, request)
  }

  private func checkWhatApproversSee(_ site: SiteUnderTest, _ request: BurnRequest) async throws {
    let officer = try await site.signIn("liuyang")
    let answer = try await site.burnRequest(request.id)
    let file = try #require(answer.files.first { $0.file.path == RawName("方案.txt") })
    let seen: BurnFileAnswer = try await officer.get(
      ServerPath(["burns", request.id.rawValue, "files", String(file.number)]))
    #expect(seen.preview?.text == "工作秘密★3年\n关于下半年工作的安排\n")
    #expect(seen.file.contents.report?.findings.first?.mark == .workSecret)
    // The requester's colleagues who decide nothing here see nothing.
    let admin = try await site.signIn("admin")
    await #expect(throws: ServerConnectionError.self) {
      let _: BurnFileAnswer = try await admin.get(
        ServerPath(["burns", request.id.rawValue, "files", String(file.number)]))
    }
  }

  @Test("without rules nothing is examined and nothing submitted; with them it goes on by itself")
  func noReader() async throws {
    let site = try SiteUnderTest()
    let rules = site.folder.rules + "/retained/marks.yaml"
    let good = try Data(contentsOf: URL(fileURLWithPath: rules))
    try Data("rules: [".utf8).write(to: URL(fileURLWithPath: rules))
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    let staff = try await site.signIn("zhangwei")
    let draft = try await site.draft([("说明.txt", Array("没有标志。\n".utf8))], by: staff)
    try await eventually {
      let now: DraftAnswer = try await staff.get(
        ServerPath(["burns", "drafts", draft.id.rawValue]))
      guard now.files.first?.contents == .noReader else { throw NotYet(what: "\(now.files)") }
    }
    await Self.expectStop("no-text-reader", naming: ["说明.txt"]) {
      try await Self.submit(draft, site.burnForm(), by: staff)
    }
    try good.write(to: URL(fileURLWithPath: rules))
    let judged = try await site.judged(draft, by: staff)
    #expect(judged.isFit)
    _ = try await Self.submit(judged, site.burnForm(), by: staff)
    // Waiting does not fill the log.
    #expect(try (2...4).contains(site.verifyLog().events[.burnFileJudged] ?? 0))
  }
}
