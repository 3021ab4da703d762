import GateDomain
import HTTPTypes
import Testing

@testable import GateConsole

@Suite struct CrossSiteTests {
  static let forms = RouteMatrix.pages.filter { $0.method == .post }

  @Test("A form from elsewhere is refused on every route", arguments: forms)
  func foreignOrigin(_ row: RouteMatrix.Row) async throws {
    let senders: [(origin: String?, site: String?)] = [
      (nil, nil), ("https://evil.example", nil), ("null", nil),
      ("http://localhost.evil.example", nil),
      ("http://localhost:81", nil), (nil, "cross-site"), (nil, "same-site"), (nil, "none"),
      (Visitor.origin, "cross-site"), ("https://evil.example", "same-origin"), ("localhost", nil),
    ]
    try await asUser(of: row) { visitor in
      for sender in senders {
        let answer = try await visitor.post(
          RouteMatrixTests.filled(row.path), origin: sender.origin, site: sender.site)
        #expect(answer.status == .forbidden, "\(row) from \(sender)")
        #expect(answer.text.contains("foreign-origin"))
        #expect(answer.headers[.setCookie] == nil)
      }
    }
  }

  @Test(
    "A form without this session's token is refused on every route but sign-in",
    arguments: forms.filter { $0.who != .anyone })
  func formToken(_ row: RouteMatrix.Row) async throws {
    let site = try await ConsoleSite.shared()
    let other = try await site.visit(as: .leader) { $0.formToken }
    try await asUser(of: row) { visitor in
      for token in [String?.none, "", "wrong", other] {
        let answer = try await visitor.post(
          RouteMatrixTests.filled(row.path), formToken: .some(token))
        #expect(answer.status == .forbidden, "\(row) with \(token ?? "no") token")
        #expect(answer.text.contains("form-token"))
      }
    }
  }

  @Test("A form of the console itself passes both checks", arguments: forms)
  func own(_ row: RouteMatrix.Row) async throws {
    guard row.path != "/sign-out" else { return }
    try await asUser(of: row) { visitor in
      for sender in [(Visitor.origin, String?.none), (Visitor.origin, "same-origin")] {
        let answer = try await visitor.post(
          RouteMatrixTests.filled(row.path), origin: sender.0, site: sender.1)
        #expect(!answer.text.contains("foreign-origin") && !answer.text.contains("form-token"))
      }
    }
  }

  @Test("Behind TLS a form from the plain address of the same host is refused")
  func downgrade() async throws {
    let site = try await ConsoleSite(roles: [.staff], isSecure: true)
    try await site.visit(as: .staff) { visitor in
      let plain = try await visitor.post("/sign-out", origin: "http://localhost", site: nil)
      #expect(plain.status == .forbidden)
      let secure = try await visitor.post("/sign-out", origin: "https://localhost", site: nil)
      #expect(secure.status == .seeOther)
      #expect(secure.headers[.setCookie]?.contains("Secure") == true)
    }
  }

  @Test("A cookie opens no call, and a bearer token no page")
  func surfacesApart() async throws {
    let site = try await ConsoleSite.shared()
    try await site.visit(as: .staff) { visitor in
      let call = try await visitor.get("/api/v1/me")
      #expect(call.status == .unauthorized)
      let page = try await visitor.call(.get, "/requests")
      #expect(page.status == .seeOther)
      #expect(page.headers[.location] == "/sign-in?to=%2Frequests")
    }
  }

  private func asUser(
    of row: RouteMatrix.Row, _ body: @Sendable (Visitor) async throws -> Void
  ) async throws {
    let role: Role =
      if case .only(let roles) = row.who {
        try #require(Role.allCases.first(where: roles.contains))
      } else {
        .staff
      }
    try await ConsoleSite.shared().visit(as: role, body)
  }
}
