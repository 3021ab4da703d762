import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// Sessions and accounts for programs.
enum SessionRoutes {
  static let routes: [Route] = [
    .get("/api/v1/health", .anyone, health),
    .post("/api/v1/session", .anyone, signIn),
    Route(method: .delete, path: "/api/v1/session", access: .signedIn) { visit, _ in
      try await signOut(visit)
    },
    .get("/api/v1/me", .signedIn) { try .json($0.person) },
    .get("/api/v1/people", .accountReaders, people),
    .post("/api/v1/people", .accountKeepers, addPerson),
  ]

  private static func health(_ visit: Visit) async throws -> Response {
    try .json(["state": "serving"])
  }

  private static func signIn(_ visit: Visit) async throws -> Response {
    let request = try await visit.decoded(SignInRequest.self)
    return try .json(
      await visit.office.signIn(
        account: request.account, password: request.password, address: visit.address),
      status: .created)
  }

  private static func signOut(_ visit: Visit) async throws -> Response {
    if let token = visit.token { try await visit.office.signOut(token: token) }
    return Response(status: .noContent)
  }

  private static func people(_ visit: Visit) async throws -> Response {
    try .json(await visit.office.people(by: visit.person))
  }

  private static func addPerson(_ visit: Visit) async throws -> Response {
    let new = try await visit.decoded(NewPerson.self)
    return try .json(await visit.office.addPerson(new, by: visit.person), status: .created)
  }
}
