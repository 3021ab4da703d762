import GateDomain
import GateForms
import GateOffice
import GateSigning
import GateSite
import GateWire
import Testing
import GateAuditLog

@Suite("The office: requests and grants")
struct OfficeRequestTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private func form(_ serial: String = "S1") -> FilledForm {
    FilledForm(
      form: "inbound",
      texts: [
        "purpose": "资料", "source": "合作单位", "device": "0951:1666:text:\(serial)",
        "window.until": Timestamp.now.adding(seconds: 3_600).formText(offsetSeconds: 28_800),
      ])
  }

  private func approve(_ request: Request, by person: Person) async throws -> Request {
    try await under.office.answer(
      request.id,
      AnswerRequest(answer: .approve, revision: request.revision.digest, reason: ""), by: person)
  }

  @Test("an approved request has a grant that the station can verify, and all of it on record")
  func approval() async throws {
    let request = try await under.office.submit(form(), by: People.zhang)
    #expect(try await under.office.grants(stationToken: under.stationToken).isEmpty)
    let approved = try await approve(request, by: People.liu)
    #expect(approved.state == .approved)
    let offered = try await under.office.grants(stationToken: under.stationToken)
    let key = try KeyFile.verificationKey(under.folder.grantVerificationKey)
    let grant = try #require(offered.first)
    let unverified = Unverified<Grant>(statement: grant.statement, signature: grant.signature)
    #expect(unverified.verified(by: key)?.statement.revision == request.revision.digest)
    #expect(grant.lease == nil)
    let events = try await under.events()
    #expect(events.suffix(3) == [.requestSubmitted, .requestApproved, .grantMinted])
  }

  @Test("numbers of a year have no gaps, not even after a refused form")
  func numbering() async throws {
    let first = try await under.office.submit(form(), by: People.zhang)
    await #expect(throws: FormProblems.self) {
      try await under.office.submit(FilledForm(form: "inbound", texts: [:]), by: People.zhang)
    }
    let second = try await under.office.submit(form(), by: People.wang)
    #expect(first.number.hasSuffix("〕1号"))
    #expect(second.number.hasSuffix("〕2号"))
  }

  @Test("who holds both roles still cannot approve what is their own; the try is on record")
  func selfApproval() async throws {
    let request = try await under.office.submit(form(), by: People.both)
    await #expect(throws: RequestRefusal.selfApproval) {
      try await approve(request, by: People.both)
    }
    #expect(try await under.events().last == .refused)
    #expect(
      try await under.office.requests(.toApprove, by: People.both, limit: 10, before: nil).isEmpty)
    #expect(try await approve(request, by: People.liu).state == .approved)
  }

  @Test("what waits for an approver is what the store holds now, whatever was read before")
  func waiting() async throws {
    let (first, second) = (
      try await under.office.submit(form("S1"), by: People.zhang),
      try await under.office.submit(form("S2"), by: People.wang)
    )
    func waiting(before: Request? = nil) async throws -> [Request] {
      try await under.office.requests(.toApprove, by: People.liu, limit: 10, before: before?.id)
    }
    #expect(try await waiting().map(\.id) == [second.id, first.id])
    #expect(try await waiting(before: second).map(\.id) == [first.id])
    _ = try await approve(first, by: People.liu)
    #expect(try await waiting().map(\.id) == [second.id])
    _ = try await under.office.withdraw(second.id, by: People.wang)
    #expect(try await waiting().isEmpty)
  }

  @Test("the head of the requester's department reads a request, another department's does not")
  func departments() async throws {
    let request = try await under.office.submit(form(), by: People.zhang)
    let (own, other) = ("一处", "二处")
    for department in [own, other] {
      let head = Person(
        id: Identifier("head"), name: "处长", department: department, roles: [.departmentHead])
      let seen = try await under.office.requests(.all, by: head, limit: 10, before: nil)
      #expect(seen.map(\.id) == (department == own ? [request.id] : []))
    }
  }

  @Test("a grant ends with its window, on record, and the request with it")
  func expiry() async throws {
    let request = try await approve(
      under.office.submit(form(), by: People.zhang), by: People.liu)
    try await under.office.tick()
    #expect(try await under.office.grants(stationToken: under.stationToken).count == 1)
    try await under.office.tick(at: Timestamp.now.adding(seconds: 7_200))
    #expect(try await under.office.grants(stationToken: under.stationToken).isEmpty)
    #expect(try await under.events().contains(.grantExpired))
    let after = try await under.office.request(request.id.rawValue, by: People.zhang)
    #expect(after.state.isFinal)
  }

  @Test("a request that nobody decides in time lapses; time never approves")
  func lapsing() async throws {
    let request = try await under.office.submit(form(), by: People.zhang)
    try await under.office.tick(at: request.decideBefore.adding(seconds: -1))
    #expect(
      try await under.office.request(request.id.rawValue, by: People.zhang).state == .inReview)
    try await under.office.tick(at: request.decideBefore)
    #expect(
      try await under.office.request(request.id.rawValue, by: People.zhang).state == .lapsed)
    #expect(try await under.office.grants(stationToken: under.stationToken).isEmpty)
  }

  @Test(
    "who has no part in a request does not even learn that it exists",
    arguments: [People.wang, People.admin])
  func invisible(person: Person) async throws {
    let request = try await under.office.submit(form(), by: People.zhang)
    await #expect(throws: Refusal.notFound) {
      try await under.office.request(request.id.rawValue, by: person)
    }
    await #expect(throws: Refusal.notFound) {
      try await under.office.withdraw(request.id, by: person)
    }
    #expect(try await under.office.requests(.all, by: person, limit: 10, before: nil).isEmpty)
  }

  @Test("the auditor reads everything and changes nothing")
  func auditor() async throws {
    let request = try await under.office.submit(form(), by: People.zhang)
    #expect(try await under.office.request(request.number, by: People.auditor).id == request.id)
    await #expect(throws: RequestRefusal.roleMissing) {
      try await approve(request, by: People.auditor)
    }
    await #expect(throws: Refusal.self) {
      try await under.office.submit(form(), by: People.auditor)
    }
  }

  @Test("a withdrawn request's grant is gone at once")
  func withdrawal() async throws {
    let request = try await under.office.submit(form(), by: People.zhang)
    _ = try await approve(request, by: People.liu)
    #expect(try await under.office.grants(stationToken: under.stationToken).count == 1)
    _ = try await under.office.withdraw(request.id, by: People.zhang)
    #expect(try await under.office.grants(stationToken: under.stationToken).isEmpty)
    #expect(try await under.events().suffix(2) == [.requestWithdrawn, .grantRevoked])
  }

  @Test("only the station's own token opens the station's API", arguments: ["", "x", "00"])
  func stationToken(token: String) async throws {
    await #expect(throws: Refusal.self) {
      try await under.office.grants(stationToken: token)
    }
    await #expect(throws: Refusal.self) {
      try await under.office.accept(RecordBatch(records: []), stationToken: token)
    }
  }
}
