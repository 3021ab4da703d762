import ArgumentParser
import Foundation
import GateDomain
import GateLinux

/// Where a password comes from.
///
/// Never from the command line, which every process can read.
struct PasswordSource: ParsableArguments {
  @Option(
    help: help("从文件第一行读取密码", "File whose first line is the password"),
    completion: .file())
  var passwordFile: String?

  /// The password: from the file, the file that GATEHOUSE_PASSWORD_FILE names, or a prompt.
  func password(prompt: Words) throws -> String {
    let environment = ProcessInfo.processInfo.environment
    if let file = passwordFile ?? environment["GATEHOUSE_PASSWORD_FILE"] {
      return try Self.firstLine(of: file)
    }
    guard Terminal.hasInput, let typed = Terminal.secret(prompt), !typed.isEmpty else {
      throw CommandFailure(
        "password-missing", what: Words("没有提供密码", "no password was given"),
        hint: Words(
          "请在终端中输入，或使用 --password-file", "type it at a terminal, or use `--password-file`"))
    }
    return typed
  }

  static func firstLine(of file: String) throws -> String {
    let bytes = try DurableFile.read(file, limit: 4096)
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let text = String(validating: line, as: UTF8.self), !text.isEmpty else {
      throw CommandFailure(
        "password-missing",
        what: Words("密码文件第一行为空：\(file)", "the first line of the password file is empty: \(file)"),
        hint: Words("请把密码写在第一行", "write the password on its first line"))
    }
    return text
  }
}

/// Makes passwords that can be read aloud and typed.
enum GeneratedPassword {
  // No letters or digits that look alike.
  private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

  /// Four groups of five, about 99 bits.
  static func make() -> String {
    var random = SystemRandomNumberGenerator()
    let groups = (0..<4).map { _ in
      String((0..<5).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] })
    }
    return groups.joined(separator: "-")
  }
}
