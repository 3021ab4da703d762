import GateDomain
import HTTPTypes
import Testing

@testable import GateConsole

@Suite struct SessionPagesTests {
  @Test("The right password opens a session in a cookie that no script and no other site gets")
  func signIn() async throws {
    let site = try await ConsoleSite(roles: [.staff])
    try await site.visit(as: nil) { visitor in
      let answer = try await visitor.post(
        "/sign-in", ["account": "staff", "password": ConsoleSite.password, "to": "/requests"])
      #expect(answer.status == .seeOther && answer.headers[.location] == "/requests")
      let cookie = try #require(answer.headers[.setCookie])
      for part in ["gate_session=", "HttpOnly", "SameSite=Strict", "Path=/"] {
        #expect(cookie.contains(part), "\(cookie)")
      }
      #expect(!cookie.contains("Secure") && !cookie.contains("Domain"))
    }
  }

  @Test("A wrong password is said without telling which part is wrong, and what was typed is kept")
  func wrongPassword() async throws {
    let site = try await ConsoleSite(roles: [.leader])
    try await site.visit(as: nil, language: .chinese) { visitor in
      for account in ["leader", "nobody\"><script>"] {
        let answer = try await visitor.post("/sign-in", ["account": account, "password": "wrong"])
        #expect(answer.status == .forbidden && answer.headers[.setCookie] == nil)
        #expect(answer.text.contains("账号或密码不正确") && answer.text.contains("<title>错误："))
        #expect(!answer.text.contains("wrong\"") && !answer.text.contains("<script>"))
        #expect(MarkupCheck.defects(of: answer.text).isEmpty)
      }
    }
  }

  @Test("After signing in nobody is sent to another site")
  func foreignReturn() async throws {
    let site = try await ConsoleSite(roles: [.staff])
    try await site.visit(as: nil) { visitor in
      for target in ["//evil.example", "https://evil.example", "/\\evil.example"] {
        let answer = try await visitor.post(
          "/sign-in", ["account": "staff", "password": ConsoleSite.password, "to": target])
        #expect(answer.headers[.location] == "/")
      }
    }
  }

  @Test("Signing out ends the session on the server, not only in the browser")
  func signOut() async throws {
    let site = try await ConsoleSite(roles: [.staff])
    try await site.visit(as: .staff) { visitor in
      #expect(try await visitor.get("/requests").status == .ok)
      let answer = try await visitor.post("/sign-out")
      #expect(answer.status == .seeOther)
      #expect(answer.headers[.setCookie]?.contains("Max-Age=0") == true)
      #expect(try await visitor.get("/requests").headers[.location] == "/sign-in?to=%2Frequests")
    }
  }

  @Test("The chosen language stays, wins over the browser's, and leads back to the same page")
  func language() async throws {
    try await ConsoleSite.shared().visit(as: nil, language: .english) { visitor in
      let answer = try await visitor.get("/language/zh-CN?to=%2Fsign-in%3Fto%3D%252Flog")
      #expect(answer.headers[.location] == "/sign-in?to=%2Flog")
      #expect(answer.headers[.setCookie]?.hasPrefix("gate_language=zh-CN;") == true)
      let page = try await visitor.send(
        .get, "/sign-in", [.cookie: "gate_language=zh-CN", .acceptLanguage: "en"])
      #expect(page.text.contains("<html lang=\"zh-CN\">"))
      #expect(try await visitor.get("/language/fr").status == .notFound)
      #expect(try await visitor.get("/language/en?to=//evil.example").headers[.location] == "/")
    }
  }

  @Test("Without any wish the language is Chinese")
  func defaultLanguage() async throws {
    try await ConsoleSite.shared().visit(as: nil) { visitor in
      let page = try await visitor.send(.get, "/sign-in", [:])
      #expect(page.text.contains("<html lang=\"zh-CN\">"))
    }
  }
}
