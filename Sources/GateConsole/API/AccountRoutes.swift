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
    Route(
      method: .put, path: "/api/v1/people/:person/pledge", access: .act(.registerPledge)
    ) { visit, _ in try await pledge(visit) },
    .download("/api/v1/changes/:change/scan", .accountReaders, PledgeScanPages.send),
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
    let body = visit.request.body.map { Array($0.readableBytesView) }
    do {
      return try await .json(
        visit.office.proposePledge(
          visit.query("number") ?? "", scan: visit.query("name") ?? "", body: body,
          of: visit.identifier("person"), by: visit.person), status: .accepted)
    } catch let defect as AttachmentDefect {
      throw Problem.ofScan(defect)
    }
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
