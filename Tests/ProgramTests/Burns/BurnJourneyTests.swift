import Foundation
import GateDiscs
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import GateTransfer
import GateWire
import GateAuditLog
import Testing

/// From files to a registered disc, through the real programs.
@Suite("Burns", .timeLimit(.minutes(5))) struct BurnJourneyTests {
  private static let files: [(path: String, bytes: [UInt8])] = [
    ("报送/工作计划.txt", Array("计划\n".utf8)), ("empty.txt", []),
    ("数据.csv", Array("a,b\n1,2\n".utf8)),
  ]

  @Test("an approved request becomes a verified disc that the register knows")
  func wholeJourney() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    try site.insertBlank()
    let request = try await site.approvedBurn(Self.files)
    let disc = try #require(try await site.registerBlanks(1).first)
    let outcome = try await site.burn(request, onto: disc)
    guard case .done(let image) = outcome else { return #expect(Bool(false), "\(outcome)") }
    try await checkDisc(site, request, disc, image)
    try await checkRegister(site, request, disc)
    #expect(try await site.burnRequest(request.id).request.state == .closed)
    try await checkDeletion(site, request)
    let report = try site.verifyLog()
    #expect(report.findings.isEmpty, "\(report.findings)")
  }

  // The last copy is burned: the server keeps no file of it.
  private func checkDeletion(_ site: SiteUnderTest, _ request: BurnRequest) async throws {
    try await eventually {
      guard try await site.burnRequest(request.id).deletedAt != nil else {
        throw NotYet(what: "deleted")
      }
    }
    let folder = site.folder.server + "/staging"
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(try site.verifyLog().events[.burnFilesDeleted] == 1)
  }

  private func checkDisc(
    _ site: SiteUnderTest, _ request: BurnRequest, _ disc: String, _ image: BurnedImage
  ) async throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: site.disc)))
    #expect(Digest.of(bytes) == image.digest && UInt64(bytes.count) == image.bytes)
    let target = site.temporary.path("out")
    let result = try await Program.run(
      "xorriso", ["-osirrox", "on", "-indev", "stdio:\(site.disc)", "-extract", "/", target])
    #expect(result.succeeded)
    for file in Self.files {
      let found = FileManager.default.contents(atPath: target + "/" + file.path)
      #expect(found.map(Array.init) == file.bytes, "\(file.path)")
    }
    let manifest = FileManager.default.contents(atPath: target + "/manifest.json").map(Array.init)
    let key = try KeyFile.signingKey(site.folder.stationKey).verificationKey
    let members = try #require(SignedManifest.verified(manifest ?? [], by: key))
    let order = request.order.digest(for: request.id)
    #expect(members["disc"]?.string == disc && members["order"]?.string == order.hex)
    #expect(members["files"]?.array?.count == Self.files.count)
    #expect(FileManager.default.fileExists(atPath: target + "/清单.txt"))
  }

  private func checkRegister(_ site: SiteUnderTest, _ request: BurnRequest, _ disc: String)
    async throws
  {
    let answer = try await site.medium(disc)
    #expect(answer.medium.state == .written && answer.requestNumber == request.number)
    let connection = try await site.signIn("chenjie")
    for text in ["工作计划", Digest.of(Self.files[0].bytes).hex, disc] {
      let found: [RegisteredMedium] = try await connection.get(
        ServerPath(["media"], query: [("q", text)]))
      #expect(found.map(\.number.text) == [disc], "\(text)")
    }
  }

  @Test("one changed byte after approval refuses, and the disc stays blank")
  func changedAfterApproval() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    try site.insertBlank()
    let request = try await site.approvedBurn(Self.files)
    let disc = try #require(try await site.registerBlanks(1).first)
    let folder = site.folder.server + "/staging/" + request.id.rawValue
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let victim = folder + "/" + (try #require(names.first))
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: victim)))
    bytes[0] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: victim))
    #expect(try await site.burn(request, onto: disc) == .aborted(.fileDiffers))
    #expect(FileManager.default.contents(atPath: site.disc)?.isEmpty == true)
    #expect(try await site.medium(disc).medium.state == .blank)
  }

  @Test("a copy more than approved, somebody else, a full disc and a used disc are refused")
  func refusals() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    let request = try await site.approvedBurn(Self.files, copies: 2)
    let discs = try await site.registerBlanks(4)
    try site.insertBlank(capacity: 1_000)
    #expect(try await site.burn(request, onto: discs[0]) == .aborted(.fault(.tooSmall)))
    try site.insertBlank(kind: "cd-r")
    #expect(try await site.burn(request, onto: discs[0]) == .aborted(.fault(.unsuitable)))
    try site.insertBlank()
    guard case .done = try await site.burn(request, onto: discs[0]) else {
      return #expect(Bool(false))
    }
    #expect(try await site.burn(request, onto: discs[1]) == .aborted(.fault(.notBlank)))
    try site.insertBlank()
    guard case .done = try await site.burn(request, onto: discs[1]) else {
      return #expect(Bool(false))
    }
    try site.insertBlank()
    await #expect(throws: ServerConnectionError.self) {
      _ = try await site.burn(request, onto: discs[2])
    }
    #expect(try await site.burnRequest(request.id).allowance?.used == 2)
  }

  @Test("nothing is burned before the witness is there, and malware never gets into a request")
  func witnessAndMalware() async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    try site.insertBlank()
    let virus = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    let staff = try await site.signIn("zhangwei")
    let draft = try await site.judged(
      site.draft([("坏的.txt", Array(virus.utf8))], by: staff), by: staff)
    #expect(!draft.isFit)
    await #expect(throws: ServerConnectionError.self) {
      let _: BurnRequest = try await staff.post(
        ServerPath(["burns", "drafts", draft.id.rawValue, "submit"]), site.burnForm())
    }
    let request = try await site.approvedBurn(Self.files, witness: "wangfang")
    let disc = try #require(try await site.registerBlanks(1).first)
    let burn: Burn = try await site.signIn("chenjie").post(
      ServerPath(["burns", request.id.rawValue, "start"]), StartBurn(disc: disc))
    #expect(burn.state == .awaitingWitness)
    try await Task.sleep(for: .seconds(2))
    #expect(FileManager.default.contents(atPath: site.disc)?.isEmpty == true)
    let path = ServerPath(["burns", "copies", burn.id.rawValue, "witness"])
    let late = try await site.signIn("liuyang")
    await #expect(throws: ServerConnectionError.self) { let _: Burn = try await late.post(path) }
    let _: Burn = try await site.signIn("wangfang").post(path)
    guard case .done = try await site.outcome(of: burn) else { return #expect(Bool(false)) }
  }
}
