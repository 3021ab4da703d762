import Foundation
import GateAuditLog
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateTesting
import GateTransfer
import Testing

@Suite("Signatures offline, with the real programs", .serialized, .timeLimit(.minutes(15)))
struct SignatureTests {
  private static let word = "GATEHOUSE-OFFICE-" + "WORD"

  private func withSite(_ body: (SiteUnderTest) async throws -> Void) async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    try await site.awaitEngine()
    try await body(site)
  }

  @Test("a bundle comes into force, is on record, and can be rolled back")
  func importAndRollback() async throws {
    try await withSite { site in
      let demonstration = try await site.signatureSets()
      let bundle = try await site.signatureBundle(finding: [Self.word])
      let result = try await site.signatures(["import", bundle, "--format", "json"])
      #expect(result.succeeded, "\(result.errors)")
      #expect(result.output.contains("\"is_demonstration\" : false"))
      let sets = try await site.signatureSets()
      #expect(sets.count == 2 && sets.last == demonstration.first)
      let back = try await site.signatures(["rollback", "--format", "json"])
      #expect(back.output.contains("\"is_demonstration\" : true"), "\(back.errors)")
      #expect(try await site.signatureSets() == [demonstration[0], sets[0]])
      try await site.expectRecords(.signaturesReplaced, 2)
      let status = try await site.signatures(["status", "--format", "json"])
      #expect(status.output.contains(sets[0]), "the set before is named")
    }
  }

  @Test("what cannot be taken over is refused with one error, a hint and a record")
  func refusals() async throws {
    try await withSite { site in
      let good = try await site.signatureBundle(version: 5)
      #expect(try await site.signatures(["import", good]).succeeded)
      let sets = try await site.signatureSets()
      var random = SeededGenerator(seed: 3)
      let noise = try site.temporary.write(random.bytes(9_000), to: "noise/daily.cvd")
      let none = try site.temporary.write("# nothing\n", to: "none/own.ndb")
      let empty = site.temporary.path("empty-bundle")
      _ = try await site.signatures(["bundle", "empty", none, "--output", empty])
      let changed = try await site.signatureBundle(version: 6)
      try Data("x".utf8).write(to: URL(fileURLWithPath: changed + "/own.ndb"))
      let offers: [(String, String)] = [
        (noise, "damaged"), (empty, "holds no virus signatures"), (changed, "damaged"),
        (try await site.signatureBundle(version: 4), "older"),
        (
          try await site.signatureBundle(finding: [Self.word], version: 7, findsEICAR: false),
          "self-test"
        ),
        (none, "no file of virus signatures"),
      ]
      for (offer, reason) in offers {
        let result = try await site.signatures(["import", offer])
        #expect(result.ending == .exited(1))
        #expect(result.errors.contains(reason), "\(result.errors)")
        #expect(result.errors.contains("hint:"), "\(result.errors)")
        #expect(try await site.signatureSets() == sets)
      }
      try await site.expectRecords(.signaturesRefused, Int64(offers.count))
      try await site.expectRecords(.signaturesReplaced, 1)
    }
  }

  @Test("a transfer keeps to the signatures that it began with, and its manifest says which")
  func transferInFlight() async throws {
    try await withSite { site in
      let files = (0..<30).map { index in
        MediumFile("f\(index).txt", "\(Self.word) \(index)\n" + Self.slow)
      }
      let image = site.temporary.path("medium.img")
      try await MediumImage.build(image, kind: .fat32, files: files, mebibytes: 280)
      let before = try await site.signatureSets()
      let bundle = try await site.signatureBundle(finding: [Self.word])
      let first = try await site.approvedRequest(serial: "FLIGHT-1")
      try site.plug(image: image, serial: "FLIGHT-1")
      let staff = try await site.signIn("zhangwei")
      try await eventually {
        let transfers: [Transfer] = try await staff.get("transfers")
        guard transfers.first?.state == .copying else { throw NotYet(what: "no transfer") }
      }
      #expect(try await site.signatures(["import", bundle]).succeeded)
      #expect(try FileManager.default.contentsOfDirectory(atPath: site.folder.release).isEmpty)
      let old = try await site.endedTransfer(of: first)
      #expect(try database(of: old, at: site) == before[0])
      let seen = try await site.files(of: old).values.map(\.verdict.code)
      #expect(seen.count == 30 && !seen.contains("infected"))
      let second = try await site.approvedRequest(serial: "FLIGHT-2")
      try site.plug(image: image, serial: "FLIGHT-2")
      let new = try await site.endedTransfer(of: second)
      #expect(try await database(of: new, at: site) == site.signatureSets()[0])
      let later = try await site.files(of: new).values.map(\.verdict)
      #expect(later.count == 30)
      #expect(later.allSatisfy { $0.code == "infected" }, "\(later.map(\.code))")
    }
  }

  @Test("signatures that vanish are on record while the engine goes on")
  func vanished() async throws {
    try await withSite { site in
      let set = try #require(try await site.signatureSets().first)
      try FileManager.default.removeItem(atPath: site.folder.signatures + "/sets/" + set)
      try await site.expectRecords(.signaturesRefused, 1)
      let image = site.temporary.path("medium.img")
      try await MediumImage.build(image, kind: .fat32, files: [MediumFile("a.txt", "一般文本\n")])
      let request = try await site.approvedRequest(serial: "VANISH")
      try site.plug(image: image, serial: "VANISH")
      let transfer = try await site.endedTransfer(of: request)
      #expect(try await site.files(of: transfer).values.map(\.verdict) == [.clean])
      let doctor = try await Program.run(
        "gatectl", ["doctor", "--site", site.folder.root, "--language", "en"])
      #expect(doctor.ending == .exited(1))
      #expect(doctor.output.contains("cannot be read"))
      try await site.expectRecords(.signaturesRefused, 1)
    }
  }

  @Test("beyond the policy's age everything is held, and the operator is told")
  func stale() async throws {
    let site = try SiteUnderTest()
    let folder = site.folder.signatures
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date().addingTimeInterval(-15 * 86_400)],
        ofItemAtPath: folder + "/" + name)
    }
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: [MediumFile("a.txt", "一般文本\n")])
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let request = try await site.approvedRequest(serial: "STALE")
    try site.plug(image: image, serial: "STALE")
    let transfer = try await site.endedTransfer(of: request)
    let verdicts = try await site.files(of: transfer).values.map(\.verdict)
    #expect(verdicts == [.unscannable(.signaturesStale)])
    #expect(site.released(transfer.id).isEmpty)
    let status = try await site.signatures(["status", "--format", "json"])
    #expect(status.output.contains("\"age_days\" : 15"), "\(status.output)")
  }

  @Test("a station killed at any moment of an import carries it out when it starts again")
  func killed() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    var random = SeededGenerator(seed: 8)
    var (before, carriedOut) = ("", 0)
    for version in 1...8 {
      let station = try site.startStation()
      try await site.awaitEngine()
      let bundle = try await site.signatureBundle(version: version)
      async let done = site.signatures(["import", bundle])
      try await Task.sleep(for: .milliseconds(random.number(in: 150...700)))
      station.kill()
      // Killed before the order was handed in: there is nothing to carry out.
      if try await done.errors.contains("not running") { continue }
      let again = try site.startStation()
      try await eventually(within: 30) {
        let sets = try await site.signatureSets()
        guard let now = sets.first, now != before, try hasNoOpenOrder(site) else {
          throw NotYet(what: "the set before is still in force")
        }
        before = now
      }
      again.kill()
      carriedOut += 1
    }
    #expect(carriedOut > 2)
    #expect(try site.verifyLog().findings.isEmpty)
  }

  private func hasNoOpenOrder(_ site: SiteUnderTest) throws -> Bool {
    let orders = site.folder.signatures + "/orders"
    return try FileManager.default.contentsOfDirectory(atPath: orders).allSatisfy { name in
      let outcome = FileManager.default.contents(atPath: "\(orders)/\(name)/outcome.json") ?? Data()
      return String(decoding: outcome, as: UTF8.self).contains("inForce")
    }
  }

  @Test("without a station the order is refused at once")
  func noStation() async throws {
    let site = try SiteUnderTest()
    let bundle = try await site.signatureBundle()
    let result = try await site.signatures(["import", bundle])
    #expect(result.ending == .exited(1))
    #expect(result.errors.contains("not running"))
  }

  private static let slow =
    repeatElement("关于做好信息安全检查工作的通知，请各单位认真落实。\n", count: 90_000).joined()

  private func database(of transfer: Transfer, at site: SiteUnderTest) throws -> String {
    let path = site.folder.release + "/" + transfer.id.rawValue + "/manifest.json"
    let bytes = try #require(FileManager.default.contents(atPath: path).map(Array.init))
    let key = try KeyFile.signingKey(site.folder.stationKey).verificationKey
    let manifest = try #require(SignedManifest.verified(bytes, by: key))
    return manifest["database"]?["digest"]?.string ?? ""
  }
}
