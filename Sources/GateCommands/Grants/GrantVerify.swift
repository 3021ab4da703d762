import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateSigning

/// `gatectl grant verify`: proves offline that the office made a grant.
struct GrantVerify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: say("离线验证授权的签名", "Prove offline that the office made a grant"))
  }

  @Argument(help: help("授权文件（JSON）", "The grant, a JSON file"), completion: .file())
  var file: String

  @Option(help: help("授权公钥，64 位十六进制", "The office's grant key, 64 hexadecimal digits"))
  var key: KeyArgument

  @OptionGroup var output: OutputOptions

  func run() throws {
    let bytes = try DurableFile.read(file, limit: 1 << 20)
    let view = GrantView(try Self.verified(bytes, by: key.key))
    try output.print(view, table: view.lines)
  }

  static func verified(_ bytes: [UInt8], by key: VerificationKey) throws -> Grant {
    guard let unverified = try? JSONDecoder().decode(Unverified<Grant>.self, from: Data(bytes))
    else {
      throw CommandFailure(
        "not-a-grant", what: Words("不是授权文件", "this is not a grant"),
        hint: Words("文件应含 statement 与 signature", "it must hold `statement` and `signature`"))
    }
    guard let verified = unverified.verified(by: key) else {
      throw CommandFailure(
        "signature-invalid",
        what: Words("签名无效：此授权不可信", "the signature is not valid: do not trust this grant"),
        hint: Words("请核对公钥；若无误，请报告保密员", "check the key; if it is right, tell the security officer"))
    }
    return verified.statement
  }
}
