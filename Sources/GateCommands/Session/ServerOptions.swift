import ArgumentParser
import Foundation
import GateDomain
import GateStationLink

/// Where the server is, for verbs that ask it.
struct ServerOptions: ParsableArguments {
  /// Where a server of this machine listens unless its site says otherwise.
  static let usualAddress = "http://127.0.0.1:8470"

  @Option(
    help: help(
      "服务器地址（默认取登录时的地址）", "The server's address; the one signed in to unless given"))
  var server: String?

  /// A connection as the person who is signed in.
  func connection() throws -> ServerConnection {
    let environment = ProcessInfo.processInfo.environment
    guard let session = try StoredSession.load(from: StoredSession.path(environment: environment))
    else { throw CommandFailure.notSignedIn }
    if let server, try Self.connection(to: server).address != session.server {
      throw CommandFailure(
        "other-server",
        what: Words("登录的是另一台服务器：\(session.server)", "the session is for \(session.server)"),
        hint: Words(
          "请先登录：gatectl login --server \(server)", "run `gatectl login --server \(server)`"))
    }
    return try Self.connection(to: session.server).signedIn(with: session.token)
  }

  /// A connection as nobody.
  func anonymousConnection() throws -> ServerConnection {
    let environment = ProcessInfo.processInfo.environment
    return try Self.connection(
      to: server ?? environment["GATEHOUSE_SERVER"] ?? Self.usualAddress)
  }

  static func connection(to address: String) throws -> ServerConnection {
    guard let connection = ServerConnection(address: address, language: Voice.language) else {
      throw CommandFailure(
        "bad-address",
        what: Words("服务器地址无效：\(address)", "not a server's address: \(address)"),
        hint: Words("格式如 http://127.0.0.1:8470", "write it like http://127.0.0.1:8470"))
    }
    return connection
  }
}
