import GateAuditLog
import GateDomain
import GateOffice
import GateSigning
import GateSite
import GateWire
import HTTPTypes
import Testing

@testable import GateConsole

/// What officers see of held files and decide there, through pages and calls.
@Suite struct HeldPagesTests {
  private static func held(_ site: ConsoleSite, _ files: [ScannedFile]) async throws -> Transfer {
    try await site.visit(as: .staff) { visitor in
      try await TestTransfer.released(site, contents: ["a.txt": [1]], held: files, by: visitor)
    }
  }

  private static func form(
    _ file: ScannedFile, _ disposition: ReviewDisposition, why: String = "seen"
  ) -> [String: String] {
    [
      "disposition": disposition.rawValue, "sha256": file.file.digest.hex, "why": why,
      "reasons": file.heldReasons.map(\.rawValue).joined(separator: " "),
    ]
  }

  /// The station's word on everything that it is offered.
  private static func carryOut(
    _ site: ConsoleSite, _ event: RecordEvent, outcome: ReviewOutcome = .carriedOut
  ) async throws {
    try await site.visit(as: nil) { visitor in
      let station = try TestStation(site)
      let answer = try await visitor.call(
        .get, "/api/v1/station/reviews", token: station.token)
      let key = try KeyFile.verificationKey(site.folder.grantVerificationKey)
      for sent in try answer.decoded(as: [StationReview].self) {
        let signed = Unverified<ReviewDecision>(
          statement: sent.statement, signature: sent.signature)
        let decision = try #require(signed.verified(by: key)?.statement)
        let body = StationBody.Reviewed(
          decision, path: "x", outcome: outcome, container: "\(decision.id).held",
          containerSize: 3, containerDigest: Digest.of([3]))
        try await station.send([(event, body)], of: decision.transfer, by: visitor)
      }
    }
  }

  @Test("The page shows type, digest, engine, rule, and the tree with the offending member marked")
  func everythingToDecide() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer])
    let file = TestTransfer.heldArchive(index: 5, path: RawName("pack.zip"))
    let transfer = try await Self.held(site, [file])
    try await site.visit(as: .securityOfficer) { visitor in
      let list = try await visitor.get("/held").text
      #expect(list.contains("/held/\(transfer.id)/5") && list.contains("2 officers may release it"))
      let page = try await visitor.get("/held/\(transfer.id)/5").text
      for part in [
        "pack.zip", "application/zip", file.file.digest.hex, "libclamav", "Heuristics.Test",
        "inner.zip › macro.docm", "readme.txt", "There is more", transfer.requestNumber, "ST-01",
        "staff", "Agree to release", "Destroy the file",
      ] { #expect(page.contains(part), "\(part)") }
      let marked = page.split(separator: "this is the one").first ?? ""
      #expect(marked.suffix(300).contains("macro.docm") && !marked.suffix(300).contains("readme"))
      #expect(!page.contains("value=\"export\""))
    }
  }

  @Test("One officer alone does not release; the page says who agreed and what is missing")
  func quorum() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer])
    let file = TestTransfer.judged(
      index: 5, path: RawName("odd.csv"), engine: .suspicious("Rule.X"))
    let transfer = try await Self.held(site, [file])
    let path = "/held/\(transfer.id)/5"
    try await site.visit(as: .securityOfficer) { visitor in
      let empty = try await visitor.post(path, Self.form(file, .release, why: " "))
      #expect(empty.status == .unprocessableContent)
      #expect(empty.text.contains("href=\"#why-release\"") && empty.text.contains("no reason"))
      let done = try await visitor.post(path, Self.form(file, .release, why: "<b>known</b>"))
      #expect(done.status == .seeOther && done.headers[.location] == path)
      let page = try await visitor.get(path).text
      #expect(page.contains("waiting for another officer") && page.contains("You have agreed"))
      #expect(page.contains("&lt;b&gt;known&lt;/b&gt;") && !page.contains("value=\"release\""))
      let again = try await visitor.post(path, Self.form(file, .release))
      #expect(again.status == .conflict)
      #expect(try await visitor.get("/held?state=agreed").text.contains(path))
      let home = try await visitor.get("/").text
      #expect(home.contains("held files waiting for another officer: 1"))
    }
  }

  @Test("What was decided is told to the requester, and the file comes with its digest")
  func requester() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer])
    let file = TestTransfer.judged(
      index: 5, path: RawName("photo.jpg"), engine: .objection(.brokenMedia, ""))
    let gone = TestTransfer.judged(index: 6, path: RawName("x.exe"), engine: .infected("Win.X"))
    let transfer = try await Self.held(site, [file, gone])
    try await site.visit(as: .securityOfficer) { visitor in
      _ = try await visitor.post("/held/\(transfer.id)/5", Self.form(file, .release))
    }
    try await Self.carryOut(site, .fileReleasedByReview)
    try await site.visit(as: .securityOfficer) { visitor in
      _ = try await visitor.post("/held/\(transfer.id)/6", Self.form(gone, .destroy))
    }
    try await Self.carryOut(site, .fileDestroyed)
    try await site.visit(as: .staff) { visitor in
      let page = try await visitor.get("/transfers/\(transfer.id)").text
      #expect(page.contains("released by review") && page.contains("destroyed"))
      #expect(page.contains("Name of security-officer") && page.contains(file.file.digest.hex))
      #expect(page.contains("/transfers/\(transfer.id)/files/5\" download"))
      #expect(!page.contains("/transfers/\(transfer.id)/files/6") && !page.contains("/held/"))
      #expect(try await visitor.get("/held/\(transfer.id)/5").status == .forbidden)
      let api: FilePage = try await visitor.call(
        .get, "/api/v1/transfers/\(transfer.id)/files?held=1"
      ).decoded()
      #expect(api.review(of: 5)?.state == .carriedOut(.release))
      #expect(api.review(of: 6)?.state == .carriedOut(.destroy))
    }
  }

  @Test("Malware offers no release, and an export needs a key")
  func malware() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer])
    let file = TestTransfer.judged(index: 5, path: RawName("x.exe"), engine: .infected("Win.X"))
    let transfer = try await Self.held(site, [file])
    let path = "/held/\(transfer.id)/5"
    try await site.visit(as: .securityOfficer) { visitor in
      let page = try await visitor.get(path).text
      #expect(page.contains("Malware is never released") && page.contains("value=\"export\""))
      #expect(!page.contains("value=\"release\""))
      let forced = try await visitor.post(path, Self.form(file, .release))
      #expect(forced.status == .forbidden)
      let keyless = try await visitor.post(path, Self.form(file, .export))
      #expect(keyless.status == .unprocessableContent)
      #expect(keyless.text.contains("href=\"#recipient\""))
      let key = OpeningKey().recipient.hex
      let done = try await visitor.post(
        path, Self.form(file, .export).merging(["recipient": key]) { $1 })
      #expect(done.status == .seeOther)
    }
    try await Self.carryOut(site, .fileExported)
    try await site.visit(as: .securityOfficer) { visitor in
      let page = try await visitor.get(path).text
      #expect(page.contains("\(path)/container") && page.contains("value=\"destroy\""))
      #expect(try await visitor.get("\(path)/container").status == .notFound)
    }
  }

  @Test("The auditor reads everything and finds no form; a refusal of the station is explained")
  func auditor() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer, .auditor])
    let file = TestTransfer.judged(index: 5, path: RawName("x.exe"), engine: .infected("Win.X"))
    let transfer = try await Self.held(site, [file])
    let path = "/held/\(transfer.id)/5"
    try await site.visit(as: .securityOfficer) { visitor in
      _ = try await visitor.post(path, Self.form(file, .destroy))
    }
    try await Self.carryOut(site, .reviewRefused, outcome: .refused(.changed))
    try await site.visit(as: .auditor) { visitor in
      let page = try await visitor.get(path).text
      #expect(page.contains("not the one that was judged"))
      #expect(page.contains("Only security officers") && !page.contains("action=\"\(path)\""))
      #expect(try await visitor.post(path, Self.form(file, .destroy)).status == .forbidden)
      #expect(try await visitor.get("/held").text.contains(path))
    }
  }

  @Test("A list or a place that does not exist is refused in words")
  func wrongQueries() async throws {
    let site = try await ConsoleSite.shared()
    try await site.visit(as: .securityOfficer) { visitor in
      let unknown = try await visitor.get("/held?state=none")
      #expect(unknown.status == .unprocessableContent)
      for index in ["x", "-1", "18446744073709551616", "5"] {
        #expect(try await visitor.get("/held/none/\(index)").status == .notFound)
      }
      #expect(try await visitor.get("/held?after=garbage").status == .ok)
    }
  }
}
