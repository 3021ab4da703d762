import ArgumentParser
import Foundation
import GateDomain
import GateStationLink
import GateWire

/// `gatectl passwd`: changes one's own password.
struct Passwd: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("更换自己的密码", "Change one's own password"),
      discussion: say(
        "旧密码从终端或 --password-file 读取，新密码从终端或 --new-password-file 读取。",
        "The old one comes from the terminal or --password-file, the new one from the terminal or "
          + "--new-password-file."))
  }

  @OptionGroup var source: PasswordSource

  @Option(
    help: help("从文件第一行读取新密码", "File whose first line is the new password"),
    completion: .file())
  var newPasswordFile: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var words: LanguageOptions

  func run() async throws {
    let connection = try server.connection()
    let current = try source.password(prompt: Words("现在的密码：", "Password in use: "))
    let next = try newPasswordFile.map(PasswordSource.firstLine) ?? typed()
    let answer: SessionAnswer = try await connection.post(
      "password", PasswordChange(current: current, next: next))
    let path = StoredSession.path(environment: ProcessInfo.processInfo.environment)
    try StoredSession(
      server: connection.address, token: answer.token, account: answer.person.id.rawValue
    ).save(to: path)
    Voice.say(Words("密码已更换", "the password is changed"))
  }

  private func typed() throws -> String {
    guard Terminal.hasInput, let first = Terminal.secret(Words("新密码：", "New password: ")),
      let again = Terminal.secret(Words("再输一次：", "Once more: ")), !first.isEmpty
    else {
      throw CommandFailure(
        "password-missing", what: Words("没有提供新密码", "no new password was given"),
        hint: Words(
          "请在终端中输入，或使用 --new-password-file", "type it at a terminal, or use `--new-password-file`"))
    }
    guard first == again else {
      throw CommandFailure(
        "passwords-differ", what: Words("两次输入的新密码不一样", "the two new passwords differ"),
        hint: Words("请重新运行", "run it again"))
    }
    return first
  }
}
