import GateAuditLog
import GateDiscs
import GateDomain
import GateForms
import GateOffice
import GateRetention
import GateSignIn
import GateSigning
import GateSite
import GateTesting
import GateWire
import Testing

@testable import GateConsole

/// Something for every page to show.
struct Samples: Sendable {
  var released: Transfer
  var running: Transfer
  var waiting: Request
  var returned: Request
  var finding: Identifier<MachineFinding>
  var draft: Identifier<BurnRequest>
  var burn: BurnRequest
  /// A copy that was started of an approved burn request.
  var copy: Burn
  var medium: String
  var credential: String
  /// A session whose second factor is missing.
  var pending: String

  static func fill(_ site: ConsoleSite) async throws -> Samples {
    try await site.visit(as: .staff) { visitor in
      let staff = try site.person(.staff)
      let (draft, burn) = try await burn(site, by: visitor)
      let medium = try await medium(site)
      let credential = try await passkey(site)
      try await lend(site)
      return Samples(
        released: try await released(site, by: visitor),
        running: try await running(site, by: visitor),
        waiting: try await site.office.submit(TestTransfer.form(), by: staff),
        returned: try await returned(site), finding: try await SampleMachine.fill(site),
        draft: draft, burn: burn, copy: try await copy(site, onto: medium, by: visitor),
        medium: medium, credential: credential,
        pending: try await pending(site))
    }
  }

  static func released(_ site: ConsoleSite, by visitor: Visitor) async throws -> Transfer {
    let held = TestTransfer.judged(
      index: 9, path: RawName("virus.txt"), engine: .infected("Eicar"))
    let tree = TestTransfer.heldArchive(index: 10, path: RawName("pack.zip"))
    return try await TestTransfer.released(
      site, contents: ["a/report.docx": [1, 2, 3]], held: [held, tree],
      skipped: [SkippedEntry(path: RawName("link"), kind: .symbolicLink)], by: visitor)
  }

  static func running(_ site: ConsoleSite, by visitor: Visitor) async throws -> Transfer {
    let transfer = try await TestTransfer.started(site, by: visitor)
    let device = Device(
      identity: TestTransfer.device, product: RawName("DataTraveler"), capacity: 1 << 34,
      port: "1-2")
    let sighting = DeviceSighting(
      station: Identifier(ConsoleSite.station), device: device, isAllowed: false,
      reason: ["zh-CN": "no grant", "en": "no grant"], since: .now)
    try await TestStation(site).report(devices: [sighting], by: visitor)
    return transfer
  }

  private static func returned(_ site: ConsoleSite) async throws -> Request {
    let request = try await site.office.submit(TestTransfer.form(), by: site.person(.staff))
    return try await site.office.answer(
      request.id,
      AnswerRequest(
        answer: .return, revision: request.revision.digest, reason: "name the bureau"),
      by: site.person(.securityOfficer))
  }

  // A draft with a file, and a request made of another one.
  private static func burn(_ site: ConsoleSite, by visitor: Visitor) async throws
    -> (Identifier<BurnRequest>, BurnRequest)
  {
    let kept = try await staged(site, by: visitor)
    return (kept, try await asked(site, by: visitor))
  }

  private static func asked(_ site: ConsoleSite, by visitor: Visitor) async throws -> BurnRequest {
    let draft = try await staged(site, by: visitor)
    let form = BurnForm(
      purpose: "for the archive", receiver: "Archive", level: DiscLevel.internal.rawValue,
      burner: Role.stationOperator.rawValue,
      notAfter: Timestamp.now.adding(seconds: 7_200).formText(offsetSeconds: 28_800))
    return try await site.office.submitDraft(draft, form, by: site.person(.staff))
  }

  private static func copy(
    _ site: ConsoleSite, onto disc: String, by visitor: Visitor
  ) async throws -> Burn {
    var request = try await asked(site, by: visitor)
    for role in [Role.departmentHead, .securityOfficer] {
      request = try await site.office.answerBurn(
        request.id.rawValue,
        AnswerRequest(answer: .approve, revision: request.digest, reason: ""),
        by: site.person(role))
    }
    return try await site.office.startBurn(
      request.id.rawValue, StartBurn(disc: disc), by: site.person(.stationOperator))
  }

  private static func staged(_ site: ConsoleSite, by visitor: Visitor) async throws
    -> Identifier<BurnRequest>
  {
    let staff = try site.person(.staff)
    let draft = try await site.office.beginDraft(NewDraft(station: ""), by: staff).id
    let body = AsyncStream<[UInt8]> { stream in
      stream.yield([1, 2, 3])
      stream.finish()
    }
    let file = try #require(
      try await site.office.upload(
        Upload(path: "report.txt", offset: 0, size: 3), to: draft, body: body, by: staff
      ).file)
    let judged = TestTransfer.clean(
      index: file.number, path: "report.txt", bytes: [1, 2, 3])
    let report = BurnRecord.Judged(
      draft: draft, number: file.number, sha256: file.file.digest, evidence: judged.evidence,
      contents: .examined(TextReport(findings: [], unread: [])))
    try await TestStation(site).send(
      [(.burnFileJudged, report)], of: Identifier("burn"), by: visitor)
    return draft
  }

  private static func medium(_ site: ConsoleSite) async throws -> String {
    let media = try await site.office.register(
      NewMedia(kind: .dvdR, use: .outbound, level: .internal, count: 2),
      by: site.person(.stationOperator))
    return try #require(media.first).number.text
  }

  private static func passkey(_ site: ConsoleSite) async throws -> String {
    let (person, key) = (try site.person(.staff), SoftwarePasskey())
    let challenge = try await site.office.challenge("add:\(person.id)")
    let said = key.registration(challenge)
    try await site.office.addPasskey(
      NewPasskey(name: "key", clientData: said.clientData, attestation: said.attestation),
      challenge: Hex.encode(challenge), for: person)
    return Hex.encode(key.credential)
  }

  // A role that is lent, and an account that waits for the second administrator.
  private static func lend(_ site: ConsoleSite) async throws {
    let window = try #require(
      Window(notBefore: .now, notAfter: Timestamp.now.adding(seconds: 3_600)))
    _ = try await site.office.lend(
      [.leader], to: Role.departmentHead.rawValue, for: window, by: site.person(.leader))
    _ = try await site.office.addPerson(
      NewPerson(
        person: Person(id: Identifier("newcomer"), name: "New", department: "D", roles: [.staff]),
        password: ConsoleSite.password), by: site.person(.systemAdministrator))
  }

  private static func pending(_ site: ConsoleSite) async throws -> String {
    let person = try site.person(.stationOperator)
    let code = try await site.office.beginTimeCode(of: person)
    try await site.office.confirmTimeCode(
      code.code(at: Timestamp.now.milliseconds / 30_000), of: person)
    let begun = try await site.office.beginSignIn(
      account: person.id.rawValue, password: ConsoleSite.password, address: "test")
    #expect(begun.isPending)
    return begun.session.token
  }
}

extension ConsoleSite {
  func person(_ role: Role) throws -> Person {
    try #require(sessions[role]).person
  }
}
