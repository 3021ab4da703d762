import ArgumentParser
import Foundation
import GateDiscs
import GateDomain
import GateLinux
import GatePasskeys
import GatePolicy
import GateSigning
import GateSite

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

  @Option(
    help: help("密钥名册文件：同时核对审批人的签认", "The roster of keys: checks the approvers' seals too"),
    completion: .file())
  var roster: String?

  @Option(help: help("名册公钥，64 位十六进制", "The roster's public key, 64 hexadecimal digits"))
  var rosterKey: KeyArgument?

  @Option(
    help: help(
      "策略文件夹：哪些步骤必须签认（须与 --roster 同用）", "The policy: which steps must be sealed; with --roster"),
    completion: .directory)
  var policies: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (roster == nil) == (rosterKey == nil), policies == nil || roster != nil else {
      throw ValidationError(
        say("--roster 与 --roster-key 须同时给出", "give --roster and --roster-key together"))
    }
  }

  func run() throws {
    let bytes = try DurableFile.read(file, limit: 1 << 20)
    let grant = try Self.verified(bytes, by: key.key)
    let view = GrantView(grant, sealedBy: try sealedBy(grant))
    try output.print(view, table: view.lines)
  }

  // nil when nobody asked.
  private func sealedBy(_ grant: Grant) throws -> [String]? {
    guard let roster, let rosterKey else { return nil }
    guard
      let keys = RosterFile.read(try DurableFile.read(roster, limit: 2 << 20), by: rosterKey.key)
    else {
      throw CommandFailure(
        "roster-invalid", what: Words("名册签名无效", "the roster's signature is not valid"),
        hint: Words("请核对名册公钥", "check the roster's key"))
    }
    let rules = try policies.map { try PolicyBundle.load(folder: $0).sealRules } ?? []
    do {
      return try GrantSeals(roster: keys, rules: rules).check(grant).map(\.rawValue)
    } catch {
      throw CommandFailure(
        error.rawValue, what: error.explanation.what, hint: error.explanation.hint)
    }
  }

  // A grant to burn is signed in a context of its own, around what was approved.
  static func verified(_ bytes: [UInt8], by key: VerificationKey) throws -> Grant {
    let signed = try? JSONDecoder().decode(Unverified<BurnGrant>.self, from: Data(bytes))
    if let burn = signed?.verified(by: key) { return burn.statement.approved }
    return try SignedFile.verified(
      bytes, by: key, other: ("not-a-grant", Words("不是授权文件", "this is not a grant")),
      unsigned: (
        Words("签名无效：此授权不可信", "the signature is not valid: do not trust this grant"),
        Words("请核对公钥；若无误，请报告保密员", "check the key; if it is right, tell the security officer")
      ))
  }
}
