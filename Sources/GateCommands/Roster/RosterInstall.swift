import ArgumentParser
import GateDomain
import GateLinux
import GateSigning
import GateSite

/// `gatectl roster install`: brings a signed roster to a site.
struct RosterInstall: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "install", abstract: say("把已签发的名册装到站点", "Bring a signed roster to a site"),
      discussion: say(
        "第一次须用 --key 给出名册公钥；此后公钥固定，不再更换。",
        "The first time --key names the roster's public key; from then on it stays."))
  }

  @Argument(help: help("名册文件", "The roster"), completion: .file())
  var file: String

  @Option(help: help("名册公钥，64 位十六进制", "The roster's public key, 64 hexadecimal digits"))
  var key: KeyArgument?

  @OptionGroup var site: SiteOptions
  @OptionGroup var words: LanguageOptions

  func run() throws {
    let folder = site.folder
    let pinned = try? KeyFile.verificationKey(folder.rosterVerificationKey)
    guard let trusted = pinned ?? key?.key, pinned == nil || key == nil || key?.key == pinned
    else {
      throw CommandFailure(
        "roster-key",
        what: Words("没有给出名册公钥，或与已固定的不同", "the roster's key is missing, or not the one in use"),
        hint: Words(
          "第一次请用 --key 给出；更换须由安全保密管理员到场手工进行",
          "name it with `--key` the first time; another one is never taken over"))
    }
    let bytes = try DurableFile.read(file, limit: 2 << 20)
    guard let roster = RosterFile.read(bytes, by: trusted) else {
      throw CommandFailure(
        "signature-invalid", what: Words("名册签名无效", "the roster's signature is not valid"),
        hint: Words("请向安全保密管理员索取正确的文件", "ask the security administrator for the right file"))
    }
    let old = RosterFile.read(folder)?.version ?? 0
    guard roster.version > old else {
      throw CommandFailure(
        "roster-old",
        what: Words(
          "名册第 \(roster.version) 版不比现用的第 \(old) 版新",
          "roster \(roster.version) is not newer than \(old), which is in use"),
        hint: Words("请使用最新签发的名册", "use the one that was signed last"))
    }
    try SystemAccount(owning: folder.station)?.assume()
    try DurableFile.makeDirectory(folder.stationKeys, mode: 0o700)
    if pinned == nil { try KeyFile.write(trusted, to: folder.rosterVerificationKey) }
    try DurableFile.write(bytes, to: folder.roster, mode: 0o644)
    Voice.say(
      Words(
        "已启用第 \(roster.version) 版名册，\(roster.entries.count) 个密钥",
        "roster \(roster.version) is in use, with \(roster.entries.count) keys"))
  }
}
