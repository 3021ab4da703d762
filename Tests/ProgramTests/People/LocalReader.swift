import GateTesting

/// A person at the console by the name that passkeys are bound to.
struct LocalReader {
  let browser: Browser
  let site: SiteUnderTest

  /// Opens a page.
  func open(_ path: String) async throws {
    try await eventually { try await browser.goto("http://localhost:\(site.port)\(path)") }
  }

  /// Signs in by password.
  func signIn(_ account: String) async throws {
    try await open("/sign-in")
    try await browser.type(account, into: "#account")
    try await browser.type(SiteUnderTest.password, into: "#password")
    try await browser.click("button[type=submit]")
    _ = try await browser.find(".account")
  }

  /// Waits until the page shows `text`.
  func waitFor(_ text: String) async throws {
    try await eventually(within: 20) {
      let page = try await browser.visibleText()
      guard page.contains(text) else { throw NotYet(what: "“\(text)” in: \(page.prefix(600))") }
    }
  }
}
