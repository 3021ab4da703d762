import GateSigning
import HTTPTypes
import GateSite
import GateOffice
import GateForms
import Foundation
import GateDomain
import GateWire
import Testing

@testable import GateConsole

/// Names and texts that were made to do harm, on every page that shows them.
@Suite struct HostileTextTests {
  private static let attack = "x\"'><script>alert(1)</script><!--&lt;"
  private static let turned = RawName("kcehc\u{202e}fdp.exe\u{1b}[31m")

  @Test("A hostile purpose, label and reason are only text on every page of the request")
  func request() async throws {
    let site = try await ConsoleSite.shared()
    var form = TestTransfer.form(purpose: Self.attack)
    form["source"] = Self.attack
    form["medium-label"] = Self.attack
    form["expected-files"] = Self.attack
    form["device"] = "0951:1666:text:" + Self.attack.replacing(":", with: "")
    let staff = try #require(site.sessions[.staff]).person
    let officer = try #require(site.sessions[.securityOfficer]).person
    let request = try await site.office.submit(form, by: staff)
    let answer = AnswerRequest(
      answer: .return, revision: request.revision.digest, reason: Self.attack)
    _ = try await site.office.answer(request.id, answer, by: officer)
    let paths = [
      "/", "/requests", "/requests/all", "/requests/\(request.id)", "/log",
    ]
    try await expectInert(site, [.staff, .securityOfficer, .auditor], paths)
  }

  @Test("A hostile name of a file, a device or an engine is only text wherever it is shown")
  func transfer() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let held = [
      TestTransfer.judged(index: 5, path: RawName(Self.attack), engine: .infected(Self.attack)),
      TestTransfer.judged(index: 6, path: Self.turned, engine: .suspicious(Self.attack)),
      TestTransfer.judged(index: 7, path: RawName([0x3c, 0x62, 0x3e, 0xff, 0x0a]), engine: .clean),
    ]
    let transfer = try await site.visit(as: .staff) { visitor in
      let transfer = try await TestTransfer.released(
        site, contents: ["<img src=x onerror=alert(1)>.txt": [1]], held: held,
        skipped: [SkippedEntry(path: RawName(Self.attack), kind: .loop)], by: visitor)
      try await Self.report(site, visitor)
      return transfer
    }
    let paths = [
      "/", "/transfers", "/transfers/\(transfer.id)", "/stations", "/requests/new/inbound", "/log",
      "/requests/\(transfer.request)",
    ]
    try await expectInert(site, [.staff, .stationOperator, .securityOfficer, .auditor], paths)
    try await site.visit(as: .staff) { visitor in
      let page = try await visitor.get("/transfers/\(transfer.id)").text
      #expect(page.contains("kcehc\\u{202e}fdp.exe\\u{1b}[31m"))
      #expect(page.contains("&lt;b&gt;\\xff\\x0a"))
    }
  }

  private static func report(_ site: ConsoleSite, _ visitor: Visitor) async throws {
    let device = Device(
      identity: DeviceIdentity(vendorID: 1, productID: 2, serial: RawName(attack)),
      product: RawName(attack), capacity: .max, port: attack)
    let sighting = DeviceSighting(
      station: Identifier(ConsoleSite.station), device: device, isAllowed: false,
      reason: ["zh-CN": attack, "en": attack], since: Timestamp(milliseconds: 0))
    let signatures = SignatureDatabase(
      engine: attack, version: .max, count: .max, publishedAt: .now, digest: Digest.of([]),
      isDemonstration: true)
    try await TestStation(site).report(devices: [sighting], signatures: signatures, by: visitor)
  }

  @Test("The name of a running transfer's file is only text while it is copied")
  func running() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer])
    let transfer = try await site.visit(as: .staff) { visitor in
      let transfer = try await TestTransfer.started(site, by: visitor)
      var progress = TransferProgress()
      progress.currentFile = Self.attack
      (progress.bytesTotal, progress.bytesCopied) = (1, .max)
      (progress.filesJudged, progress.filesHeld) = (1, .max)
      try await TestStation(site).report(
        progress: [transfer.id.rawValue: progress], by: visitor)
      return transfer
    }
    try await expectInert(
      site, [.staff, .securityOfficer], ["/", "/transfers", "/transfers/\(transfer.id)"])
  }

  private func expectInert(_ site: ConsoleSite, _ roles: [Role], _ paths: [String]) async throws {
    for role in roles {
      try await site.visit(as: role) { visitor in
        for path in paths {
          let answer = try await visitor.get(path)
          #expect(
            [.ok, .forbidden, .notFound].contains(answer.status),
            "\(path) as \(role): \(answer.status)")
          #expect(
            !answer.text.contains("<script>") && !answer.text.contains("<img"), "\(path) as \(role)"
          )
          #expect(
            !answer.bytes.contains(0x1b) && !answer.text.contains("\u{202e}"), "\(path) as \(role)")
          let defects = MarkupCheck.defects(of: answer.text)
          #expect(defects.isEmpty, "\(path) as \(role): \(defects)")
        }
      }
    }
  }
}
