import GateDomain
import GateStationLink
import GateTesting
import GateWire
import Testing

@Suite("A revocation reaches a connected station", .serialized, .timeLimit(.minutes(3)))
struct RevocationTests {
  @Test("and ends a running transfer, with nothing released")
  func running() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    let files = (0..<4_000).map { MediumFile("资料/\($0).txt", "第 \($0) 份的内容。\n") }
    try await MediumImage.build(image, kind: .fat32, files: files)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      station.kill()
      server.kill()
    }
    try await site.awaitEngine()
    let request = try await site.approvedRequest(serial: "REVOKE-1")
    try site.plug(image: image, serial: "REVOKE-1")
    let officer = try await site.signIn("liuyang")
    try await eventually {
      let transfers: [Transfer] = try await officer.get("transfers")
      guard transfers.first?.state == .copying else { throw NotYet(what: "\(transfers)") }
    }
    let _: Request = try await officer.post(
      ServerPath(["requests", request.id.rawValue, "void"]), VoidRequest(reason: "介质遗失"))
    let transfer = try await site.endedTransfer(of: request, within: 60, by: officer)
    #expect(transfer.state == .failed(.revoked))
  }
}
