import HTTPTypes
import GateDomain
import GateForms
import GateWire
import Testing

@testable import GateConsole

/// The whole inbound path as programs walk it.
@Suite struct APITests {
  @Test("Sign in, submit, approve, watch, fetch: all of it in JSON")
  func wholePath() async throws {
    let site = try await ConsoleSite.shared()
    try await site.visit(as: nil) { visitor in
      let session: SessionAnswer = try await visitor.call(
        .post, "/api/v1/session",
        value: SignInRequest(account: "staff", password: ConsoleSite.password)
      ).decoded()
      let person: Person = try await visitor.call(.get, "/api/v1/me", token: session.token)
        .decoded()
      #expect(person == session.person)
      let created = try await visitor.call(
        .post, "/api/v1/requests", value: TestTransfer.form(), token: session.token)
      #expect(created.status == .created)
      let request: Request = try created.decoded()
      let named = "/api/v1/requests/\(PathText.encoded(request.number))"
      #expect(
        try await visitor.call(.get, named, token: session.token).decoded() as Request == request)
      let noGrant = try await visitor.call(.get, "\(named)/grant", token: session.token)
      #expect(noGrant.status == .notFound)
      #expect((try noGrant.decoded() as APIError).code == "no-grant")
      try await Self.approve(request, site, visitor)
      #expect(
        try await visitor.call(.get, "\(named)/grant", token: session.token).text.contains(
          "\"ready\""))
      let out = try await visitor.call(.delete, "/api/v1/session", token: session.token)
      #expect(out.status == .noContent)
      #expect(
        try await visitor.call(.get, "/api/v1/me", token: session.token).status == .unauthorized)
    }
  }

  private static func approve(_ request: Request, _ site: ConsoleSite, _ visitor: Visitor)
    async throws
  {
    let officer = try #require(site.sessions[.securityOfficer]).token
    let waiting: [Request] = try await visitor.call(
      .get, "/api/v1/requests?list=to-approve", token: officer
    ).decoded()
    #expect(waiting.map(\.id).contains(request.id))
    let answer = try await visitor.call(
      .post, "/api/v1/requests/\(request.id)/answer",
      value: AnswerRequest(answer: .approve, revision: request.revision.digest, reason: ""),
      token: officer)
    #expect((try answer.decoded() as Request).state == .approved)
  }

  @Test("Files of a transfer come with evidence, a page at a time, held ones apart")
  func files() async throws {
    let site = try await ConsoleSite.shared()
    try await site.visit(as: .staff) { visitor in
      let held = TestTransfer.judged(
        index: 1, path: RawName("x"), engine: .objection(.encryptedArchive, ""))
      let transfer = try await TestTransfer.released(
        site, contents: ["a": [1]], held: [held], by: visitor)
      let path = "/api/v1/transfers/\(transfer.id)"
      let all: FilePage = try await visitor.call(.get, "\(path)/files").decoded()
      #expect(all.files.map(\.verdict) == [.clean, .unscannable(.encryptedArchive)])
      let kept: FilePage = try await visitor.call(.get, "\(path)/files?held=1").decoded()
      #expect(kept.files == [held])
      let after: FilePage = try await visitor.call(.get, "\(path)/files?after=0").decoded()
      #expect(after.files == [held])
      #expect((try await visitor.call(.get, path).decoded() as Transfer).state == .released)
      let list: [Transfer] = try await visitor.call(.get, "/api/v1/transfers").decoded()
      #expect(list.map(\.id).contains(transfer.id))
      #expect(try await visitor.call(.get, "\(path)/manifest").text == "{\"files\":[]}")
    }
  }

  static let badBodies = [
    "", "{", "null", "[]", "\"x\"", "{}", "{\"account\":1,\"password\":\"x\"}",
    "{\"account\":\"a\"}", String(repeating: "[", count: 10_000),
  ]

  @Test(
    "A body that is not the JSON wanted is a 422 with a hint, in the asked language",
    arguments: badBodies)
  func badJSON(_ body: String) async throws {
    for (language, word) in [(Language.chinese, "接口说明"), (.english, "check names")] {
      try await ConsoleSite.shared().visit(as: nil, language: language) { visitor in
        let answer = try await visitor.call(.post, "/api/v1/session", json: body)
        #expect(answer.status == .unprocessableContent)
        let error: APIError = try answer.decoded()
        #expect(error.code == "bad-json" && error.hint.contains(word))
      }
    }
  }

  @Test("Every problem of a form is named at once")
  func formProblems() async throws {
    try await ConsoleSite.shared().visit(as: .staff) { visitor in
      let answer = try await visitor.call(
        .post, "/api/v1/requests", value: FilledForm(form: "inbound", texts: [:]))
      #expect(answer.status == .unprocessableContent)
      let error: APIError = try answer.decoded()
      #expect(error.code == "form-problems")
      for field in ["purpose", "source", "device", "window.until"] {
        #expect(error.what.contains("\(field): "), "\(error.what)")
      }
    }
  }

  @Test("A body over the limit is refused before it is read to its end")
  func tooLarge() async throws {
    let site = try await ConsoleSite.shared()
    let station = try TestStation(site).token
    try await site.visit(as: .staff) { visitor in
      let big = "{\"texts\":[\"" + String(repeating: "x", count: 1 << 20) + "\"]}"
      #expect(
        try await visitor.call(.post, "/api/v1/requests", json: big).status == .contentTooLarge)
      let page = try await visitor.post("/requests/new/inbound", ["purpose": big])
      #expect(page.status == .contentTooLarge && page.text.contains("too-large"))
      let batch = "{\"records\":[\"" + String(repeating: "x", count: 8 << 20) + "\"]}"
      let records = "/api/v1/station/records"
      #expect(
        try await visitor.call(.post, records, json: batch, token: station).status == .conflict)
      let over = batch + String(repeating: " ", count: 2 << 20)
      #expect(
        try await visitor.call(.post, records, json: over, token: station).status
          == .contentTooLarge)
      #expect(
        try await visitor.call(.post, records, json: over, token: "x").status == .unauthorized)
    }
  }

  @Test("An account is proposed by one administrator and made by another")
  func people() async throws {
    let site = try await ConsoleSite(
      roles: [.systemAdministrator, .securityAdministrator, .securityOfficer])
    let new = NewPerson(
      person: Person(id: Identifier("newcomer"), name: "New", department: "D", roles: [.staff]),
      password: ConsoleSite.password)
    try await site.visit(as: .securityOfficer) { visitor async throws in
      #expect(try await visitor.call(.post, "/api/v1/people", value: new).status == .forbidden)
    }
    try await site.visit(as: .systemAdministrator) { visitor in
      let answer = try await visitor.call(.post, "/api/v1/people", value: new)
      #expect(answer.status == .accepted)
      #expect(try await visitor.call(.post, "/api/v1/people", value: new).status == .conflict)
      let change: AccountChange = try answer.decoded()
      let own = try await visitor.call(
        .post, "/api/v1/changes/\(change.id)", value: AccountDecision(confirm: true))
      #expect(own.status == .forbidden)
    }
    try await site.visit(as: .securityAdministrator) { visitor in
      let changes: [AccountChange] = try await visitor.call(.get, "/api/v1/changes").decoded()
      let change = try #require(changes.first)
      let confirmed = try await visitor.call(
        .post, "/api/v1/changes/\(change.id)", value: AccountDecision(confirm: true))
      #expect(confirmed.status == .ok)
      let people: [AccountView] = try await visitor.call(.get, "/api/v1/people").decoded()
      #expect(people.map(\.person).contains(new.person))
    }
  }
}
