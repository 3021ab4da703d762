import Foundation
import GateDomain
import GateOffice
import GateSite
import GateTesting
import GateWire
import Hummingbird
import HummingbirdTesting
import Logging

@testable import GateConsole

/// A real office over a folder of its own, with one person of every role, and a console on it.
final class ConsoleSite: Sendable {
  static let password = "correct horse battery staple"
  static let station = "ST-01"
  private static let everybody = Task { try await ConsoleSite(roles: Role.allCases) }

  let folder: SiteFolder
  let office: Office
  let console: Console
  let sessions: [Role: SessionAnswer]
  let stationTurn = Turn()
  private let temporary: TemporaryFolder

  /// A site that several tests share; they add to it and count on nothing being alone in it.
  static func shared() async throws -> ConsoleSite {
    try await everybody.value
  }

  /// Makes a site with one person a role, each signed in.
  init(roles: [Role], isSecure: Bool = false) async throws {
    temporary = try TemporaryFolder("console")
    let root = temporary.path("site")
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    try SiteSetup.create(
      SiteSetup.Plan(
        folder: root, office: "Test Office", origin: "gate.test/log", port: 8080,
        stationID: Self.station, stationName: "Room 1",
        policies: source.appending(path: "policies").path,
        rules: source.appending(path: "rules").path, people: roles.map(Self.person),
        pledgePaper: "test"))
    folder = SiteFolder(root)
    let office = try Office(folder: folder)
    try await office.begin()
    self.office = office
    console = Console(
      office: office, address: ConsoleAddress(host: "127.0.0.1", port: 0, isSecure: isSecure),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    sessions = try await Self.signIn(roles, office)
  }

  private static func signIn(_ roles: [Role], _ office: Office) async throws
    -> [Role: SessionAnswer]
  {
    var sessions: [Role: SessionAnswer] = [:]
    for role in roles {
      sessions[role] = try await office.signIn(
        account: role.rawValue, password: password, address: "test")
    }
    return sessions
  }

  private static func person(_ role: Role) -> NewPerson {
    NewPerson(
      person: Person(
        id: Identifier(role.rawValue), name: "Name of \(role.rawValue)", department: "Dept",
        roles: [role]),
      password: password)
  }

  /// Runs `body` with somebody who asks the console.
  func visit<Value>(
    as role: Role?, language: Language = .english,
    _ body: @Sendable (Visitor) async throws -> Value
  ) async throws -> Value {
    let session = role.flatMap { sessions[$0] }
    let viewer = try await session.asyncMap { try await office.viewer(token: $0.token) } ?? nil
    return try await console.application().test(.router) { client in
      try await body(
        Visitor(
          client: client, token: session?.token, formToken: viewer?.formToken, language: language))
    }
  }
}

extension Optional {
  fileprivate func asyncMap<Value>(_ body: (Wrapped) async throws -> Value) async rethrows -> Value?
  {
    guard let self else { return nil }
    return try await body(self)
  }
}
