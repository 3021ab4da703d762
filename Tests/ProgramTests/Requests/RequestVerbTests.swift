import Foundation
import GateDomain
import GateForms
import GateSite
import GateStationLink
import GateStore
import GateTesting
import Testing

@Suite(
  "What gatectl does with requests beside yes and no", .serialized, .timeLimit(.minutes(5)))
struct RequestVerbTests {
  private func filed(_ site: SiteUnderTest, _ serial: String) async throws -> Request {
    try await site.signIn("zhangwei").post("requests", site.form(serial: serial))
  }

  private func tomorrow() -> String {
    Timestamp.now.adding(seconds: 86_400).formText(offsetSeconds: 28_800)
  }

  @Test("lent roles are listed on both sides, decide, and end when they are taken back")
  func mandates() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    for account in ["liuyang", "sunli", "zhaomin"] { try await site.logIn(account) }
    let lent = try await site.object(
      as: "liuyang",
      ["mandate", "lend", "sunli", "--role", "security-officer", "--until", tomorrow()])
    let id = try #require(lent["id"] as? String)
    #expect(
      lent["giver"] as? String == "liuyang" && lent["roles"] as? [String] == ["security-officer"])
    for account in ["liuyang", "sunli"] {
      let ids = try await site.list(as: account, ["mandate", "list"]).map { $0["id"] as? String }
      #expect(ids == [id], "\(account)")
    }
    let request = try await filed(site, "M-1")
    let approved = try await site.object(
      as: "sunli", ["request", "approve", request.number, "--yes"])
    #expect(approved["state"] as? String == "approved")
    let end = try await site.gatectl(as: "liuyang", ["mandate", "end", id])
    #expect(end.succeeded, "\(end.errors)")
    #expect(try await site.list(as: "sunli", ["mandate", "list"]).isEmpty)
    let other = try await filed(site, "M-2")
    let refused = try await site.gatectl(
      as: "sunli", ["request", "approve", other.number, "--yes"])
    #expect(refused.ending == .exited(1))
    let ended = try await site.gatectl(as: "liuyang", ["mandate", "end", id])
    #expect(ended.ending == .exited(1))
    try await site.expectRefusal(
      "these roles cannot be lent like this", as: "sunli",
      ["mandate", "lend", "liuyang", "--role", "leader", "--until", tomorrow()])
    let records = try await site.list(as: "zhaomin", ["log", "show"]).map { $0["event"] as? String }
    #expect(records.contains("mandate.given") && records.contains("mandate.ended"))
  }

  @Test(
    "a colleague is asked for one more yes, a turn is handed over, several are approved at once")
  func helping() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    for account in ["liuyang", "wangfang", "gaoyuan"] { try await site.logIn(account) }
    let first = try await filed(site, "H-1").number
    try await site.expectRefusal(
      "no reason is given", as: "liuyang",
      ["request", "add-reviewer", first, "--to", "gaoyuan", "--reason", " "])
    _ = try await site.object(
      as: "liuyang",
      ["request", "add-reviewer", first, "--to", "gaoyuan", "--reason", "请领导把关"])
    #expect(try await approve(first, as: "liuyang", at: site) == "in-review")
    #expect(try await approve(first, as: "gaoyuan", at: site) == "approved")
    let second = try await filed(site, "H-2").number
    _ = try await site.object(
      as: "liuyang", ["request", "hand-over", second, "--to", "wangfang", "--reason", "出差"])
    try await site.expectRefusal(
      "you gave your turn", as: "liuyang", ["request", "approve", second, "--yes"])
    #expect(try await approve(second, as: "wangfang", at: site) == "approved")
    try await together(site, decided: first)
  }

  private func approve(_ number: String, as account: String, at site: SiteUnderTest) async throws
    -> String
  {
    let view = try await site.object(as: account, ["request", "approve", number, "--yes"])
    return view["state"] as? String ?? ""
  }

  // All or none: one that is decided already keeps the others waiting.
  private func together(_ site: SiteUnderTest, decided: String) async throws {
    let numbers = [try await filed(site, "H-3").number, try await filed(site, "H-4").number]
    try await site.expectRefusal(
      "there is no terminal to confirm at", as: "liuyang", ["request", "approve-all"] + numbers)
    try await site.expectRefusal(
      "not in a state that allows this", as: "liuyang",
      ["request", "approve-all"] + numbers + [decided, "--yes"])
    for number in numbers {
      let view = try await site.object(as: "liuyang", ["request", "show", number])
      #expect(view["state"] as? String == "in-review")
    }
    let views = try await site.list(
      as: "liuyang", ["request", "approve-all"] + numbers + ["--yes"])
    #expect(views.map { $0["state"] as? String } == ["approved", "approved"])
    #expect(views.map { $0["number"] as? String } == numbers)
  }

  @Test("the requester asks to hurry, once an hour and no more")
  func reminding() async throws {
    let site = try SiteUnderTest()
    var server = try site.startServer()
    defer { server.kill() }
    try await site.logIn("zhangwei")
    let request = try await filed(site, "R-1")
    let remind = ["request", "remind", request.number]
    try await site.expectRefusal("a short while ago", as: "zhangwei", remind)
    server.kill()
    _ = try await server.wait()
    try age(request, at: site)
    server = try site.startServer()
    try await site.logIn("zhangwei")
    let view = try await site.object(as: "zhangwei", remind)
    #expect(view["state"] as? String == "in-review")
    try await site.expectRefusal("a short while ago", as: "zhangwei", remind)
    let stored: Request = try await site.signIn("zhangwei").get(
      ServerPath(["requests", request.id.rawValue]))
    #expect(stored.reminders.count == 2)
  }

  // As if the approvers had been asked two hours ago.
  private func age(_ request: Request, at site: SiteUnderTest) throws {
    let store = try ServerStore(path: site.folder.serverStore)
    let encoded = try JSONEncoder().encode(request)
    var members = try #require(try JSONSerialization.jsonObject(with: encoded) as? [String: Any])
    members["reminders"] = [Timestamp.now.adding(seconds: -7_200).milliseconds]
    let aged = try JSONDecoder().decode(
      Request.self, from: try JSONSerialization.data(withJSONObject: members))
    try store.write { try $0.save(aged) }
  }
}
