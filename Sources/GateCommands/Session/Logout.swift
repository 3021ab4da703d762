import ArgumentParser
import Foundation
import GateDomain
import GateStationLink

/// `gatectl logout`: ends the session on the server and forgets it here.
struct Logout: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: say("退出登录", "Sign out"))
  }

  @OptionGroup var words: LanguageOptions

  func run() async throws {
    let path = StoredSession.path(environment: ProcessInfo.processInfo.environment)
    guard let session = try StoredSession.load(from: path) else {
      throw CommandFailure.notSignedIn
    }
    let connection = try ServerOptions.connection(to: session.server)
      .signedIn(with: session.token)
    do {
      try await connection.delete("session")
    } catch {
      // Status 401: the server has forgotten it already, which is what was asked for.
      guard case .refused(_, status: 401) = error else { throw error }
    }
    try StoredSession.remove(path)
    Voice.say(Words("\(session.account) 已退出", "\(session.account) is signed out"))
  }
}
