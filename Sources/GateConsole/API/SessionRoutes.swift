import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// Sessions for programs.
enum SessionRoutes {
  static let routes: [Route] = [
    .get("/api/v1/health", .anyone, health),
    .post("/api/v1/session", .anyone, signIn),
    Route(method: .delete, path: "/api/v1/session", access: .signedIn) { visit, _ in
      try await signOut(visit)
    },
    .get("/api/v1/me", .signedIn) { try .json($0.person) },
  ]

  private static func health(_ visit: Visit) async throws -> Response {
    try .json(["state": "serving"])
  }

  private static func signIn(_ visit: Visit) async throws -> Response {
    let request = try await visit.decoded(SignInRequest.self)
    return try .json(
      await visit.office.signIn(
        account: request.account, password: request.password, code: request.code,
        address: visit.address),
      status: .created)
  }

  private static func signOut(_ visit: Visit) async throws -> Response {
    if let token = visit.token { try await visit.office.signOut(token: token) }
    return Response(status: .noContent)
  }
}
