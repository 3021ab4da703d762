import Foundation
import GateTesting
import Testing

extension SiteUnderTest {
  /// Signs somebody in with `gatectl`, whose session is then their own alone.
  func logIn(_ account: String) async throws {
    let file = try temporary.write(Self.password + "\n", to: "password")
    let arguments = [
      "login", account, "--server", "http://127.0.0.1:\(port)", "--password-file", file,
    ]
    try await eventually {
      let result = try await gatectl(as: account, arguments)
      guard result.succeeded else { throw NotYet(what: result.errors) }
    }
  }

  /// Runs `gatectl` as somebody who is signed in.
  func gatectl(as account: String, _ arguments: [String]) async throws -> ProgramResult {
    try await Program.run(
      "gatectl", arguments + ["--language", "en"],
      environment: ["XDG_STATE_HOME": temporary.path("state-\(account)")])
  }

  /// What a verb that must succeed prints as JSON.
  func answer(as account: String, _ arguments: [String]) async throws -> Any {
    let result = try await gatectl(as: account, arguments + ["--format", "json"])
    #expect(result.succeeded, "\(arguments): \(result.errors)")
    return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
  }

  /// The object that a verb that must succeed prints.
  func object(as account: String, _ arguments: [String]) async throws -> [String: Any] {
    try #require(try await answer(as: account, arguments) as? [String: Any])
  }

  /// The list of objects that a verb that must succeed prints.
  func list(as account: String, _ arguments: [String]) async throws -> [[String: Any]] {
    try #require(try await answer(as: account, arguments) as? [[String: Any]])
  }

  /// Expects that a verb is refused with status 1 and an error that says `words`.
  func expectRefusal(_ words: String, as account: String, _ arguments: [String]) async throws {
    let result = try await gatectl(as: account, arguments)
    #expect(result.ending == .exited(1), "\(arguments): \(result.output)")
    #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
    #expect(result.errors.contains("hint:"), "\(result.errors)")
  }
}
