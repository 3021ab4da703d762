import Foundation
import GateDomain
import GateTesting
import Testing

@Suite("A pledge signed on paper by gatectl, at a real server", .timeLimit(.minutes(2)))
struct PledgeVerbTests {
  @Test("one administrator hands the scan in, another confirms it, and it is on record")
  func whole() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    for account in ["keeper", "admin", "zhaomin"] { try await site.logIn(account) }
    let scan = try site.temporary.write("%PDF-1.7\n", to: "承诺书.pdf")
    let pledge = ["user", "pledge", "zhangwei", "--paper", "保承 7", "--scan", scan]
    let change = try await site.object(as: "keeper", pledge)
    #expect(change["kind"] as? String == "pledge" && change["state"] as? String == "open")
    let id = try #require(change["change"] as? String)
    try await site.expectRefusal(
      "you cannot confirm what you proposed", as: "keeper", ["user", "confirm", id])
    let confirmed = try await site.object(as: "admin", ["user", "confirm", id])
    #expect(confirmed["state"] as? String == "confirmed")
    let records = try await site.list(as: "zhaomin", ["log", "show", "person", "zhangwei"])
    #expect(records.last?["event"] as? String == "pledge.registered")
    #expect((records.last?["record"] as? String)?.contains("保承 7") == true)
    let text = try site.temporary.write("text", to: "text.pdf")
    try await site.expectRefusal(
      "the scan is no PDF, JPEG or PNG", as: "keeper",
      ["user", "pledge", "zhangwei", "--paper", "8", "--scan", text])
  }
}
