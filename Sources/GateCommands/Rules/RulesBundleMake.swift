import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GatePolicy
import GateRetention
import GateSigning
import GateSite

/// `gatectl rules bundle`: the rules under the office's key, for external machines.
struct RulesBundleMake: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "bundle",
      abstract: say("签名检查规则，供外网计算机使用", "Sign the rules for external machines"),
      discussion: say(
        "在服务器上用单位的授权密钥签名；刻盘带到外网计算机后用 gate-inspect rules 启用。",
        "Runs on the server, with the office's grant key; machines take it with gate-inspect rules."
      ))
  }

  @OptionGroup var site: SiteOptions
  @OptionGroup var words: LanguageOptions

  @Option(help: help("编号，缺省为当前时间", "Its number; the time of day by default"))
  var number: UInt64?

  @Option(
    help: help("写到哪里，NAME.gaterules", "Where to write it, NAME.gaterules"), completion: .file())
  var output: String

  func run() throws {
    guard output.hasSuffix(".\(RulesBundleFile.fileExtension)") else {
      throw ValidationError(
        say("文件名应以 .gaterules 结尾", "the name must end with .gaterules\nhint: rules.gaterules"))
    }
    let files = try RuleFiles.read(site.folder.rules)
    _ = try MachineRules(files)
    let run = RuleTestRun(try RetentionRules(files))
    guard run.failures.isEmpty else {
      throw CommandFailure(
        "rules-fail",
        what: Words("规则的示例没有全部通过", "examples of the rules fail"),
        hint: Words("运行 gatectl rules test 查看", "see gatectl rules test"))
    }
    let register = try? DurableFile.read(site.folder.exportRegister, limit: 1 << 30)
    let bundle = RulesBundle(
      number: number ?? SignaturesBundle.version(at: .now), publishedAt: .now, files: files,
      register: register.map(Digest.of))
    try RulesBundleFile.write(
      bundle, register: register ?? [], to: output,
      signedWith: try KeyFile.signingKey(site.folder.grantKey))
    print(output)
  }
}
