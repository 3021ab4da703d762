import Foundation
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

extension SiteUnderTest {
  /// Lets the steps of a route that are written so ask for seals.
  func askForSeals(in route: String, at steps: String) throws {
    let path = URL(filePath: folder.policies + "/routes/\(route).yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    let sealed = steps.replacing("need: 1", with: "need: 1, seal: true")
    #expect(text.contains(steps))
    try Data(text.replacing(steps, with: sealed).utf8).write(to: path)
  }

  /// Signs and installs a roster, as the security administrator would do it, with the fingerprint
  /// that somebody read aloud; its public key.
  func installRoster(of account: String, _ fingerprint: String) async throws -> String {
    let (key, draft) = (temporary.path("roster.key"), temporary.path("draft.json"))
    let roster = temporary.path("roster.json")
    let view: RosterDraft = try await signIn("keeper").get("roster/draft")
    #expect(view.entries.map(\.fingerprint) == [fingerprint])
    try JSONEncoder().encode(view).write(to: URL(filePath: draft))
    try await gatectl(["roster", "make-key", key])
    let wrong = try await Program.run(
      "gatectl",
      [
        "roster", "sign", draft, "--key", key, "--output", roster, "--fingerprint",
        "\(account)=0000 0000 0000 0000",
      ])
    #expect(!wrong.succeeded)
    try await gatectl([
      "roster", "sign", draft, "--key", key, "--output", roster, "--fingerprint",
      "\(account)=\(fingerprint)",
    ])
    let publicKey = try KeyFile.line(key + ".pub")
    try await gatectl([
      "roster", "install", roster, "--key", publicKey, "--site", folder.root,
    ])
    return publicKey
  }

  /// Runs the program in English and expects that it succeeds.
  @discardableResult
  func gatectl(_ arguments: [String]) async throws -> String {
    let result = try await Program.run("gatectl", arguments + ["--language", "en"])
    #expect(result.succeeded, "\(arguments): \(result.errors)")
    return result.output
  }
}

extension ConsoleReader {
  /// Enrols a passkey of somebody; what its owner reads aloud to the security administrator.
  func enrolPasskey(of account: String) async throws -> String {
    try await signIn(account)
    try await open("/account/passkeys/new")
    try await browser.screenshot("people-1-enrol-\(language)")
    try await browser.type("办公室密钥", into: "#name")
    try await browser.type(SiteUnderTest.password, into: "#password")
    try await browser.click("form.passkey button")
    try await waitFor(say("未入名册", "not in the roster"))
    try await browser.screenshot("people-2-account-\(language)")
    return try await browser.text("section td code")
  }
}
