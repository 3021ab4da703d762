import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// Accounts: the list, what waits to be confirmed, everybody's sessions.
enum PeoplePages {
  static let routes: [Route] = [
    .get("/people", .accountReaders, list),
    .get("/people/new", .accountKeepers) { visit in
      visit.page(NewPersonPage().page(visit))
    },
    .post("/people", .accountKeepers, propose),
    .get("/people/:person", .accountReaders, show),
    .post("/people/:person/changes", .accountKeepers, proposeChange),
    .post("/changes/:change", .act(.confirmAccount), decide),
    .get("/sessions", .accountReaders, sessions),
    .post("/sessions/:session/end", .act(.endSession), endSession),
  ]

  private static func list(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let people = try await visit.office.people(by: visit.person)
    let changes = try await visit.office.openChanges(by: visit.person)
    let isKeeper = Access.accountKeepers.admits(try visit.person)
    let new: HTML? =
      isKeeper
      ? "<a class=\"button primary\" href=\"/people/new\">\(voice("新增人员", "New person"))</a>" : nil
    return visit.page(
      Page(
        title: voice("人员账号", "Accounts"),
        body: """
          <h1>\(voice("人员账号", "Accounts"))</h1>
          <p>\(new) <a class="button" href="/sessions">\(voice("登录会话", "Sessions"))</a></p>
          <section><h2>\(voice("等待第二位管理员确认", "Waiting for a second administrator")) <span class="count">\(changes.count)</span></h2>
          \(ChangeList(changes: changes, visit: visit).html)</section>
          \(PeopleTable(people: people, voice: voice).html)
          """, section: .people))
  }

  private static func propose(_ visit: Visit) async throws -> Response {
    let form = visit.form
    let new = NewPerson(
      person: Person(
        id: Identifier(form["account"]), name: form["name"], department: form["department"],
        roles: RoleChoice.roles(in: form)),
      password: form["first"])
    do {
      _ = try await visit.office.addPerson(new, by: visit.person)
      return .redirect(to: "/people")
    } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
      let page = NewPersonPage(person: new.person, refusal: refusal.explanation)
      return visit.page(page.page(visit), status: refusal.kind.status)
    }
  }

  private static func show(_ visit: Visit) async throws -> Response {
    let account: Identifier<Person> = try visit.identifier("person")
    let people = try await visit.office.people(by: visit.person)
    guard let found = people.first(where: { $0.person.id == account }) else {
      throw Problem.notFound
    }
    let changes = try await visit.office.openChanges(by: visit.person)
    return visit.page(
      PersonPage(
        account: found, pledge: try await visit.office.pledge(of: account),
        changes: changes.filter { $0.account == account }, visit: visit
      ).page)
  }

  private static func proposeChange(_ visit: Visit) async throws -> Response {
    let kinds: [String: AccountChange.Kind] = [
      "assign": .assign(
        roles: RoleChoice.roles(in: visit.form), department: visit.form["department"]),
      "close": .close, "reopen": .reopen, "reset": .reset,
    ]
    guard let kind = kinds[visit.form["kind"]] else { throw Problem.badForm }
    let account: Identifier<Person> = try visit.identifier("person")
    _ = try await visit.office.proposeChange(
      AccountProposal(kind: kind, password: kind == .reset ? visit.form["first"] : nil),
      of: account, by: visit.person)
    return .redirect(to: "/people/\(PathText.encoded(account.rawValue))")
  }

  private static func decide(_ visit: Visit) async throws -> Response {
    guard ["confirm", "refuse"].contains(visit.form["decision"]) else { throw Problem.badForm }
    _ = try await visit.office.decide(
      visit.identifier("change"), confirm: visit.form["decision"] == "confirm", by: visit.person)
    return .redirect(to: "/people")
  }

  private static func sessions(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let sessions = try await visit.office.allSessions(by: visit.person)
    return visit.page(
      Page(
        title: voice("登录会话", "Sessions"),
        body: """
          <h1>\(voice("登录会话", "Sessions"))</h1>
          \(SessionTable(sessions: sessions, visit: visit, showsPeople: true).html)
          """, section: .people))
  }

  private static func endSession(_ visit: Visit) async throws -> Response {
    try await visit.office.endSession(visit.identifier("session"), by: visit.person)
    return .redirect(to: "/sessions")
  }
}
