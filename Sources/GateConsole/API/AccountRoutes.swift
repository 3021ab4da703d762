import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// Accounts for programs.
enum AccountRoutes {
  static let routes: [Route] = [
    .get("/api/v1/people", .accountReaders) { visit in
      try .json(await visit.office.people(by: visit.person))
    },
    .post("/api/v1/people", .accountKeepers, add),
    .post("/api/v1/people/:person/changes", .accountKeepers, propose),
    .post("/api/v1/people/:person/pledge", .act(.registerPledge), pledge),
    .get("/api/v1/changes", .accountReaders) { visit in
      try .json(await visit.office.openChanges(by: visit.person))
    },
    .post("/api/v1/changes/:change", .act(.confirmAccount), decide),
    .post("/api/v1/password", .signedIn, password),
    .get("/api/v1/roster/draft", .accountReaders) { visit in
      try .json(await visit.office.rosterDraft(by: visit.person))
    },
  ]

  private static func add(_ visit: Visit) async throws -> Response {
    let new = try await visit.decoded(NewPerson.self)
    return try .json(await visit.office.addPerson(new, by: visit.person), status: .accepted)
  }

  private static func propose(_ visit: Visit) async throws -> Response {
    let proposal = try await visit.decoded(AccountProposal.self)
    return try .json(
      await visit.office.proposeChange(
        proposal, of: visit.identifier("person"), by: visit.person), status: .accepted)
  }

  private static func pledge(_ visit: Visit) async throws -> Response {
    let paper = try await visit.decoded(PaperPledge.self)
    try await visit.office.registerPledge(
      of: visit.identifier("person"), paper: paper.number, by: visit.person)
    return Response(status: .noContent)
  }

  private static func decide(_ visit: Visit) async throws -> Response {
    let decision = try await visit.decoded(AccountDecision.self)
    return try .json(
      await visit.office.decide(
        visit.identifier("change"), confirm: decision.confirm, by: visit.person))
  }

  private static func password(_ visit: Visit) async throws -> Response {
    let change = try await visit.decoded(PasswordChange.self)
    return try .json(
      await visit.office.changePassword(
        change, token: visit.sessionToken, address: visit.address))
  }
}
