import Foundation
import GateDomain
import GateTesting
import GateWire
import HTTPTypes
import Testing

@testable import GateConsole

/// Every page in a real browser, looked at by axe-core with all of its rules.
@Suite(.timeLimit(.minutes(6))) struct AccessibilityTests {
  @Test("Every route that shows a page is looked at")
  func complete() async throws {
    let samples = try await Samples.fill(ConsoleSite(roles: Role.allCases))
    let looked = Set(Looks.all(samples).map(\.route))
    let pages = Set(
      RouteTable.all.filter { $0.surface == .page && $0.method == .get }.map(\.path))
    #expect(pages.subtracting(looked).subtracting(Looks.files).sorted() == [])
    #expect(looked.union(Looks.files).subtracting(pages).sorted() == [])
    #expect(looked.intersection(Looks.files).sorted() == [])
  }

  @Test("No page shuts anybody out, in either language")
  func everyPage() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let samples = try await Samples.fill(site)
    _ = try await Listening.run(site) { port in
      try await withThrowingTaskGroup { group in
        for language in Language.allCases {
          group.addTask { try await Self.walk(site, samples, language, port: port) }
        }
        try await group.waitForAll()
      }
    }
  }

  private static func walk(
    _ site: ConsoleSite, _ samples: Samples, _ language: Language, port: Int
  ) async throws {
    try await Browser.using(language: language.rawValue) { browser in
      try await browser.checkAccessibility()
      for look in Looks.all(samples) {
        do { try await open(look, site, browser, "http://127.0.0.1:\(port)") } catch {
          Issue.record("\(look): \(error)")
          continue
        }
        #expect(try await browser.language() == language.rawValue, "\(look)")
        let violations = try await browser.accessibilityViolations()
        #expect(violations == [], "\(look) in \(language)")
      }
    }
  }

  private static func open(
    _ look: Look, _ site: ConsoleSite, _ browser: Browser, _ address: String
  ) async throws {
    try await browser.forgetCookies()
    if let role = look.role {
      // A cookie can be given to a site that is open.
      if try await !browser.url().hasPrefix(address) {
        try await browser.goto(address + "/favicon.svg")
      }
      let token = try look.token ?? #require(site.sessions[role]).token
      try await browser.setCookie(ConsoleCookies.session, to: token)
    }
    try await browser.goto(address + look.path)
    if let click = look.click {
      try await browser.prepare(look.fills)
      try await browser.click(click)
    }
    let isSignIn = try await browser.url().contains("/sign-in")
    #expect(isSignIn == look.route.hasPrefix("/sign-in"), "\(look)")
    _ = try await browser.find(look.shows)
  }

  @Test("What shuts people out is found")
  func seeded() async throws {
    let site = try await ConsoleSite(roles: [.staff])
    _ = try await Listening.run(site) { port in
      try await Browser.using(language: "en") { browser in
        try await browser.checkAccessibility()
        try await browser.goto("http://127.0.0.1:\(port)/sign-in")
        #expect(try await browser.accessibilityRulesApplied() > 15)
        let _: Bool = try await browser.run(
          """
          document.querySelector('label').remove();
          const low = document.createElement('p');
          low.textContent = 'pale';
          low.style.color = '#ddd';
          document.querySelector('main').append(low);
          return true;
          """)
        let found = try await browser.accessibilityViolations().joined()
        #expect(found.contains("label: ") && found.contains("color-contrast: "), "\(found)")
      }
    }
  }
}

extension Browser {
  // What the browser itself would refuse or ask about is sent all the same.
  fileprivate func prepare(_ fills: [String: String]) async throws {
    let text = String(decoding: try JSONEncoder().encode(fills), as: UTF8.self)
    let _: Bool = try await run(
      """
      document.querySelectorAll('form').forEach(each => {
        each.noValidate = true;
        delete each.dataset.confirm;
      });
      document.querySelectorAll('details').forEach(each => each.open = true);
      for (const [selector, value] of Object.entries(\(text))) {
        const field = document.querySelector(selector);
        if (/^(checkbox|radio)$/.test(field.type)) { field.checked = value !== ''; }
        else { field.value = value; }
      }
      return true;
      """)
  }

  fileprivate func language() async throws -> String {
    try await run("return document.documentElement.lang")
  }
}
