import GateTesting
import Testing

/// A person at the console with a browser.
struct ConsoleReader {
  let browser: Browser
  let site: SiteUnderTest
  /// What the pages are read in: `zh-CN` or `en`.
  var language = "zh-CN"
  /// What the server is called; passkeys are bound to a name, not to an address.
  var host = "127.0.0.1"

  /// The address of a page.
  func address(_ path: String) -> String { "http://\(host):\(site.port)\(path)" }

  /// What the pages say in the reader's language.
  func say(_ chinese: String, _ english: String) -> String {
    language == "en" ? english : chinese
  }

  /// Opens a page.
  func open(_ path: String) async throws {
    try await eventually { try await browser.goto(address(path)) }
  }

  /// Signs in, after signing out whoever was there.
  func signIn(_ account: String) async throws {
    if try await browser.has(".account") {
      try await browser.click(".account summary")
      try await browser.click(".account form button")
    }
    try await open("/sign-in")
    try await browser.type(account, into: "#account")
    try await browser.type(SiteUnderTest.password, into: "#password")
    try await browser.click("button[type=submit]")
    _ = try await browser.find(".account")
  }

  /// Opens the newest transfer once there is one.
  func openNewestTransfer() async throws {
    try await eventually {
      try await open("/transfers")
      guard try await browser.has("tbody a") else { throw NotYet(what: "no transfer is listed") }
    }
    try await browser.click("tbody a")
  }

  /// Waits until the page shows `text`, however it gets there: by script or by loading anew.
  func waitFor(_ text: String) async throws {
    try await eventually {
      let page = try await browser.visibleText()
      guard page.contains(text) else { throw NotYet(what: "“\(text)” in: \(page.prefix(600))") }
    }
  }
}
