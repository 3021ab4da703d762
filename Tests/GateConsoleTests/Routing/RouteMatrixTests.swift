import GateDomain
import HTTPTypes
import Testing

@testable import GateConsole

@Suite struct RouteMatrixTests {
  @Test("Every route stands in the matrix, and every row has its route, once")
  func complete() {
    let rows = (RouteMatrix.pages + RouteMatrix.api).map(\.description)
    let routes = RouteTable.all.map { "\($0.method.rawValue) \($0.path)" }
    #expect(Set(routes) == Set(rows))
    #expect(routes.count == Set(routes).count)
    #expect(rows.count == Set(rows).count)
  }

  // The office refuses on its own, too, so asking alone would not show that this wall fell.
  @Test("Every route is guarded by exactly what its row says")
  func declared() {
    for row in RouteMatrix.pages + RouteMatrix.api {
      let route = RouteTable.all.first { $0.method == row.method && $0.path == row.path }
      #expect(route.map { Self.who($0.access) } == row.who, "\(row)")
    }
  }

  private static func who(_ access: Access) -> RouteMatrix.Who {
    switch access {
    case .anyone: .anyone
    case .signedIn: .signedIn
    case .station: .station
    case .roles, .act: .only(access.roles ?? [])
    }
  }

  @Test("A page lets in whom the matrix names and nobody else", arguments: RouteMatrix.pages)
  func page(_ row: RouteMatrix.Row) async throws {
    let site = try await ConsoleSite.shared()
    // These end the session, the second one after so many wrong codes.
    let isLast = ["/sign-out", "/sign-in/second"].contains(row.path) && row.method == .post
    for role in [nil] + Role.allCases.map(Optional.some) where !isLast {
      let answer = try await site.visit(as: role) { visitor in
        row.method == .get
          ? try await visitor.get(Self.filled(row.path))
          : try await visitor.post(Self.filled(row.path), ["account": "nobody", "password": "x"])
      }
      check(row, role, answer, strangerStatus: .seeOther)
    }
  }

  @Test("A call lets in whom the matrix names and nobody else", arguments: RouteMatrix.api)
  func call(_ row: RouteMatrix.Row) async throws {
    let site = try await ConsoleSite.shared()
    for role in [nil] + Role.allCases.map(Optional.some) where row.method != .delete {
      let answer = try await site.visit(as: role) { visitor in
        try await visitor.call(
          row.method, Self.filled(row.path), json: row.method == .post ? "{}" : nil)
      }
      if row.who == .station {
        #expect(answer.status == .unauthorized, "\(row) as \(String(describing: role))")
      } else {
        check(row, role, answer, strangerStatus: .unauthorized)
      }
    }
  }

  @Test("A station's token opens the station's calls and nothing else", arguments: RouteMatrix.api)
  func station(_ row: RouteMatrix.Row) async throws {
    let site = try await ConsoleSite.shared()
    let token = try TestStation(site).token
    let answer = try await site.visit(as: nil) { visitor in
      try await visitor.call(
        row.method, Self.filled(row.path), json: row.method == .post ? "{}" : nil, token: token)
    }
    let isLetIn = answer.status != .unauthorized && answer.status != .forbidden
    #expect(isLetIn == (row.who == .station || row.who == .anyone), "\(row): \(answer.status)")
  }

  private func check(
    _ row: RouteMatrix.Row, _ role: Role?, _ answer: Visitor.Answer,
    strangerStatus: HTTPResponse.Status
  ) {
    let comment: Comment = "\(row) as \(String(describing: role)): \(answer.status)"
    if Self.mayUse(row.who, role) {
      #expect(answer.status != .unauthorized, comment)
      #expect(Self.judgesWhatIsSent(row.path) || answer.status != .forbidden, comment)
      #expect(answer.headers[.location]?.hasPrefix("/sign-in") != true, comment)
      #expect(answer.status.code < 500, comment)
    } else if role == nil {
      #expect(answer.status == strangerStatus, comment)
    } else {
      #expect(answer.status == .forbidden, comment)
    }
  }

  // These say "forbidden" of a wrong password too, to those who may use them.
  private static func judgesWhatIsSent(_ path: String) -> Bool {
    path.hasPrefix("/sign-in") || path.hasPrefix("/account") || path.hasPrefix("/pledge")
  }

  private static func mayUse(_ who: RouteMatrix.Who, _ role: Role?) -> Bool {
    switch who {
    case .anyone: true
    case .signedIn: role != nil
    case .only(let roles): role.map(roles.contains) ?? false
    case .station: false
    }
  }

  // Names of nothing: who is let in gets "not found", and changes nothing.
  static func filled(_ path: String) -> String {
    path.replacing(":tag", with: "en").replacing(":kind", with: "request")
      .replacing(":index", with: "999999").replacing("**", with: "checkpoint")
      .replacing(":request", with: "none").replacing(":transfer", with: "none")
      .replacing(":id", with: "none").replacing(":person", with: "none")
      .replacing(":change", with: "none").replacing(":session", with: "none")
      .replacing(":credential", with: "00").replacing(":attachment", with: "none")
  }
}
