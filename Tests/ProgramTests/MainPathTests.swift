import Foundation
import GateForms
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import GateTransfer
import GateWire
import Testing
import GateAuditLog

@Suite("The main job, with the real programs", .serialized, .timeLimit(.minutes(10)))
struct MainPathTests {
  private static let eicar =
    "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

  private static let files = [
    MediumFile("说明.txt", "这是一份普通的说明。\n"),
    MediumFile("资料/第二层/数据.csv", "编号,数量\n1,2\n"),
    MediumFile("病毒.txt", eicar),
    MediumFile("程序.pdf", .data(Array(FileManager.default.contents(atPath: "/bin/true") ?? Data()))),
  ]

  @Test("a medium stays closed until its request is approved, then its clean files come in")
  func wholePath() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: Self.files)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let staff = try await site.signIn("zhangwei")
    try site.plug(image: image, serial: "MAIN-1")
    try await expectBlocked(serial: "MAIN-1", by: staff)
    let request = try await site.approvedRequest(serial: "MAIN-1")
    let transfer = try await site.endedTransfer(of: request)
    #expect(transfer.state == .released)
    try await expectVerdicts(of: transfer, at: site)
    try expectManifest(of: transfer, at: site)
    let report = try site.verifyLog()
    #expect(report.findings.isEmpty, "\(report.findings)")
    let closed: Request = try await eventually {
      let request: Request = try await staff.get(ServerPath(["requests", request.id.rawValue]))
      guard request.state == .closed else { throw NotYet(what: "\(request.state)") }
      return request
    }
    #expect(closed.state == .closed)
  }

  private func expectBlocked(serial: String, by staff: ServerConnection) async throws {
    let sighting: DeviceSighting = try await eventually {
      let devices: [DeviceSighting] = try await staff.get("devices")
      guard let sighting = devices.first(where: { $0.device.identity.serial == RawName(serial) })
      else { throw NotYet(what: "the device is not seen") }
      return sighting
    }
    #expect(!sighting.isAllowed)
    #expect(sighting.reason["zh-CN"]?.isEmpty == false)
  }

  private func expectVerdicts(of transfer: Transfer, at site: SiteUnderTest) async throws {
    let files = try await site.files(of: transfer)
    let codes = files.mapValues(\.verdict.code)
    #expect(
      codes == [
        "说明.txt": "clean", "资料/第二层/数据.csv": "clean", "病毒.txt": "infected",
        "程序.pdf": "forbidden",
      ])
    let released = site.released(transfer.id)
    #expect(Set(released.keys) == ["说明.txt", "资料/第二层/数据.csv"])
    #expect(released["说明.txt"] == Array("这是一份普通的说明。\n".utf8))
    for (path, bytes) in released { #expect(files[path]?.file.digest == Digest.of(bytes)) }
    let kept = try FileManager.default.contentsOfDirectory(
      atPath: site.folder.quarantine + "/" + transfer.id.rawValue)
    #expect(kept.count == 2, "held files stay in the quarantine")
  }

  private func expectManifest(of transfer: Transfer, at site: SiteUnderTest) throws {
    let path = site.folder.release + "/" + transfer.id.rawValue + "/manifest.json"
    let bytes = try #require(FileManager.default.contents(atPath: path).map(Array.init))
    let key = try KeyFile.signingKey(site.folder.stationKey).verificationKey
    let manifest = try #require(SignedManifest.verified(bytes, by: key))
    #expect(manifest["files"]?.array?.count == 4)
    #expect(manifest["request_number"]?.string == transfer.requestNumber)
    #expect(manifest["approvals"]?.array?.first?["approver"]?.string == "liuyang")
    for index in stride(from: 0, to: bytes.count, by: 97) {
      var changed = bytes
      changed[index] ^= 1
      #expect(SignedManifest.verified(changed, by: key) == nil)
    }
  }

  @Test("names that an office computer cannot keep apart or store are held, with their reason")
  func names() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    let names = ["说明.txt", "SAME.txt", "same.txt", "CON.txt", "a:b.txt"]
    try await MediumImage.build(
      image, kind: .ext4, files: names.map { MediumFile($0, "内容 \($0)\n") })
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let request = try await site.approvedRequest(serial: "NAMES-1")
    try site.plug(image: image, serial: "NAMES-1")
    let transfer = try await site.endedTransfer(of: request)
    let verdicts = try await site.files(of: transfer).mapValues(\.verdict)
    #expect(verdicts["CON.txt"] == .forbidden(.name(.unportable)))
    #expect(verdicts["a:b.txt"] == .forbidden(.name(.unportable)))
    #expect(verdicts.values.count { $0 == .forbidden(.name(.collision)) } == 1)
    #expect(verdicts["说明.txt"] == .clean)
    #expect(site.released(transfer.id).count == 2)
  }

  @Test("the requester cannot approve, and an officer cannot approve what is their own")
  func selfApproval() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    let staff = try await site.signIn("zhangwei")
    let request: Request = try await staff.post("requests", site.form(serial: "SELF-1"))
    let path = ServerPath(["requests", request.id.rawValue, "answer"])
    let answer = AnswerRequest(
      answer: .approve, revision: request.revision.digest, reason: "")
    let refusal = await #expect(throws: ServerConnectionError.self) {
      let _: Request = try await staff.post(path, answer)
    }
    #expect(refusal?.code == "self-approval")
  }

  @Test("a withdrawn request's grant opens nothing, and a grant opens one transfer only")
  func singleUse() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: [MediumFile("a.txt", "甲\n")])
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let staff = try await site.signIn("zhangwei")
    let request = try await site.approvedRequest(serial: "ONCE-1")
    let withdrawn = try await site.approvedRequest(serial: "GONE-1")
    let _: Request = try await staff.post(
      ServerPath(["requests", withdrawn.id.rawValue, "withdraw"]))
    try site.plug(image: image, serial: "ONCE-1")
    try site.plug(image: image, serial: "GONE-1")
    let transfer = try await site.endedTransfer(of: request)
    #expect(transfer.state == .released)
    try await Task.sleep(for: .seconds(1))
    try site.unplug(serial: "ONCE-1")
    try await Task.sleep(for: .seconds(1))
    try site.plug(image: image, serial: "ONCE-1")
    try await expectBlocked(serial: "ONCE-1", by: staff)
    try await expectBlocked(serial: "GONE-1", by: staff)
    let transfers: [Transfer] = try await staff.get("transfers")
    #expect(transfers.map(\.id) == [transfer.id])
  }
}
