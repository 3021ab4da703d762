import Foundation
import GateTesting
import Testing

@testable import GateCommands

@Suite struct SessionTests {
  static let session = StoredSession(server: "http://127.0.0.1:8470", token: "t", account: "li")

  @Test func `a session is kept for its owner alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("state/gatehouse/session.json")
    try Self.session.save(to: path)
    #expect(try StoredSession.load(from: path) == Self.session)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try StoredSession.remove(path)
    #expect(try StoredSession.load(from: path) == nil)
  }

  @Test func `a damaged session is said to be damaged`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("{".utf8), to: "session.json")
    let failure = try #require(throws: CommandFailure.self) {
      try StoredSession.load(from: path)
    }
    #expect(failure.code == "session-damaged")
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/gatehouse/session.json"),
    (["HOME": "/h"], "/h/.local/state/gatehouse/session.json"),
    (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/gatehouse/session.json"),
  ])
  func `the session lies where the environment says`(environment: [String: String], path: String) {
    #expect(StoredSession.path(environment: environment) == path)
  }

  @Test func `a password is the first line of its file`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("geheim 密码\r\nmore\n".utf8), to: "p")
    #expect(try PasswordSource.firstLine(of: path) == "geheim 密码")
    let empty = try folder.write([0x0a], to: "e")
    #expect(throws: CommandFailure.self) { try PasswordSource.firstLine(of: empty) }
  }

  @Test func `generated passwords are long and never repeat`() {
    let passwords = Set((0..<100).map { _ in GeneratedPassword.make() })
    #expect(passwords.count == 100)
    #expect(passwords.allSatisfy { $0.count == 23 })
  }
}
