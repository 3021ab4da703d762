import Foundation
import GateDomain
import GateTesting
import Testing

@Suite("Accounts, sign-in and the pledge through the pages", .serialized, .timeLimit(.minutes(5)))
struct PeopleJourneyTests {
  @Test(
    "two administrators make an account; its owner changes the password, signs the pledge and signs in with a passkey",
    arguments: ["zh-CN", "en"])
  func newcomer(_ language: String) async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    try await Browser.using(language: language) { browser in
      let reader = ConsoleReader(
        browser: browser, site: site, language: language, host: "localhost")
      try await browser.addAuthenticator()
      try await propose(reader)
      try await confirm(reader)
      try await begin(reader)
      try await signPledge(reader)
      try await usePasskey(reader)
    }
  }

  private static let first = "first-password-1"
  private static let own = "my-own-password-2"

  private func propose(_ reader: ConsoleReader) async throws {
    let browser = reader.browser
    try await reader.signIn("admin")
    try await browser.screenshot("people-\(reader.language)-1-home")
    try await reader.open("/people/new")
    try await browser.type("xinren", into: "#account")
    try await browser.type("新人", into: "#name")
    try await browser.type("一处", into: "#department")
    try await browser.click("input[name=role-staff]")
    try await browser.type(Self.first, into: "#first")
    try await browser.screenshot("people-\(reader.language)-2-new")
    try await browser.click("form.wide button")
    try await reader.waitFor("xinren")
    try await browser.screenshot("people-\(reader.language)-3-waiting")
    #expect(try await !browser.has("button[value=confirm]"))
    try await signOut(reader)
  }

  private func confirm(_ reader: ConsoleReader) async throws {
    let browser = reader.browser
    try await reader.signIn("keeper")
    try await reader.waitFor("xinren")
    try await browser.click("button[value=confirm]")
    try await reader.waitFor(reader.say("现在没有等待确认的变更。", "No change waits to be confirmed."))
    try await browser.screenshot("people-\(reader.language)-4-people")
    try await reader.open("/people/xinren")
    try await browser.screenshot("people-\(reader.language)-5-person")
    try await reader.open("/sessions")
    try await browser.screenshot("people-\(reader.language)-6-sessions")
    try await signOut(reader)
  }

  private func begin(_ reader: ConsoleReader) async throws {
    let browser = reader.browser
    try await reader.open("/sign-in")
    try await browser.screenshot("people-\(reader.language)-7-sign-in")
    try await browser.type("xinren", into: "#account")
    try await browser.type(Self.first, into: "#password")
    try await browser.click("button[type=submit]")
    try await reader.waitFor(reader.say("更换后才能继续", "change it to go on"))
    try await reader.open("/requests")
    try await reader.waitFor(reader.say("更换后才能继续", "change it to go on"))
    try await browser.type(Self.first, into: "#password")
    try await browser.type(Self.own, into: "#next")
    try await browser.type(Self.own + "x", into: "#again")
    try await browser.click("main form button")
    _ = try await browser.find("#errors")
    try await browser.screenshot("people-\(reader.language)-8-password")
    try await browser.type(Self.first, into: "#password")
    try await browser.type(Self.own, into: "#next")
    try await browser.type(Self.own, into: "#again")
    try await browser.click("main form button")
  }

  private func signPledge(_ reader: ConsoleReader)
    async throws
  {
    let browser = reader.browser
    try await reader.waitFor(reader.say("您没有有效的保密承诺书", "You have no confidentiality pledge"))
    try await browser.screenshot("people-\(reader.language)-9-no-pledge")
    try await reader.open("/pledge")
    try await browser.screenshot("people-\(reader.language)-10-pledge")
    try await browser.type(Self.own, into: "#password")
    try await browser.click("main form button")
    try await reader.waitFor(reader.say("有效至", "it counts until"))
    try await browser.screenshot("people-\(reader.language)-11-pledged")
  }

  private func usePasskey(_ reader: ConsoleReader)
    async throws
  {
    let browser = reader.browser
    try await reader.open("/account/passkeys/new")
    try await browser.type("key", into: "#name")
    try await browser.type(Self.own, into: "#password")
    try await browser.click("form.passkey button")
    try await reader.waitFor(reader.say("未入名册", "not in the roster"))
    try await reader.open("/account/time-code")
    try await browser.screenshot("people-\(reader.language)-12-time-code")
    try await signOut(reader)
    try await reader.open("/sign-in/passkey?to=/account")
    try await browser.screenshot("people-\(reader.language)-13-passkey")
    try await browser.click("form.passkey button")
    try await reader.waitFor(reader.say("我的登录会话", "My sessions"))
    try await signOut(reader)
    // By password the passkey is the second step.
    try await reader.open("/sign-in")
    try await browser.type("xinren", into: "#account")
    try await browser.type(Self.own, into: "#password")
    try await browser.click("button[type=submit]")
    try await reader.waitFor(reader.say("登录第二步", "Sign in, second step"))
    try await browser.screenshot("people-\(reader.language)-14-second")
    try await reader.open("/account")
    try await reader.waitFor(reader.say("登录第二步", "Sign in, second step"))
    try await browser.click("form.passkey button")
    try await reader.waitFor(reader.say("我的申请", "My requests"))
  }

  private func signOut(_ reader: ConsoleReader) async throws {
    try await reader.browser.click(".account summary")
    try await reader.browser.click(".account form button")
    _ = try await reader.browser.find("#account")
  }
}
