import GateDomain
import HTTPTypes
import Testing

@testable import GateConsole

@Suite struct AnswerHeaderTests {
  @Test(
    "Every answer confines the browser, whatever it says",
    arguments: [
      "/", "/sign-in", "/requests", "/log", "/stations", "/nowhere", "/requests/none",
      "/console.css",
      "/console.js", "/favicon.svg", "/api/v1/health", "/api/v1/nowhere", "/api/v1/log",
      "/language/en", "/language/xx", "/%00",
    ])
  func confined(_ path: String) async throws {
    let site = try await ConsoleSite.shared()
    for role in [Role?.none, .securityOfficer] {
      try await site.visit(as: role) { visitor in
        let answer = try await visitor.get(path)
        func header(_ name: String) -> String? {
          HTTPField.Name(name).flatMap { answer.headers[$0] }
        }
        #expect(
          header("Content-Security-Policy")
            == "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; connect-src 'self'"
        )
        #expect(header("X-Content-Type-Options") == "nosniff")
        #expect(header("Referrer-Policy") == "same-origin")
        #expect(["no-store", "no-cache"].contains(header("Cache-Control")))
        #expect((header("Cache-Control") == "no-cache") == Self.isAsset(path))
      }
    }
  }

  @Test(
    "An unchanged asset is not sent twice",
    arguments: ["/console.css", "/console.js", "/favicon.svg"])
  func entityTag(_ path: String) async throws {
    try await ConsoleSite.shared().visit(as: nil) { visitor in
      let first = try await visitor.get(path)
      let tag = try #require(first.headers[.eTag])
      #expect(!first.bytes.isEmpty)
      let second = try await visitor.send(.get, path, [.ifNoneMatch: tag])
      #expect(second.status == .notModified && second.bytes.isEmpty)
    }
  }

  @Test("An unknown path is explained to browsers and to programs")
  func unknownPath() async throws {
    try await ConsoleSite.shared().visit(as: nil, language: .chinese) { visitor in
      let page = try await visitor.get("/nowhere/at/all")
      #expect(page.status == .notFound)
      #expect(page.text.contains("<html lang=\"zh-CN\">") && page.text.contains("没有找到您要的内容"))
      #expect(MarkupCheck.defects(of: page.text).isEmpty)
      let call = try await visitor.call(.post, "/api/v1/nowhere", json: "{}")
      #expect(call.status == .notFound)
      #expect(call.headers[.contentType] == "application/json")
      #expect(call.text.contains("\"code\":\"not-found\""))
    }
  }

  private static func isAsset(_ path: String) -> Bool {
    ["/console.css", "/console.js", "/favicon.svg"].contains(path)
  }
}
