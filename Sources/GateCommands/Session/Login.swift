import ArgumentParser
import Foundation
import GateDomain
import GateStationLink
import GateWire

/// `gatectl login`: signs in and keeps the session for the commands that follow.
struct Login: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: say("登录服务器", "Sign in to a server"))
  }

  @Argument(help: help("账号", "The account"))
  var account: String

  @Option(help: help("动态口令（启用了动态口令的账号）", "The time code, for accounts that use time codes"))
  var code: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var source: PasswordSource
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.anonymousConnection()
    let password = try source.password(
      prompt: Words("\(account) 的密码：", "Password of \(account): "))
    let answer: SessionAnswer = try await connection.post(
      "session", SignInRequest(account: account, password: password, code: code))
    let path = StoredSession.path(environment: ProcessInfo.processInfo.environment)
    try StoredSession(server: connection.address, token: answer.token, account: account)
      .save(to: path)
    let person = PersonView(answer.person)
    try output.print(person, table: person.fields)
  }
}
