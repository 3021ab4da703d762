import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateSigning
import GateSite
import GateWire

/// `gatectl roster sign`: signs the passkeys whose fingerprints were compared.
struct RosterSign: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sign", abstract: say("签发名册（离线）", "Sign a roster, offline"),
      discussion: say(
        "只有用 --fingerprint 给出的密钥进入名册：请照本人当面报出的指纹输入，不要照草稿抄写。",
        "Only keys named by --fingerprint get in: type what each owner told you in person, not what "
          + "the draft says."))
  }

  @Argument(help: help("草稿文件", "The draft"), completion: .file())
  var draft: String

  @Option(help: help("名册私钥文件", "The roster's private key"), completion: .file())
  var key: String

  @Option(
    help: help(
      "ACCOUNT=指纹（16 位，可含空格），可多次给出",
      "ACCOUNT=FINGERPRINT (16 digits, spaces allowed); several times"))
  var fingerprint: [String]

  @Option(help: help("写到哪个文件", "The file to write"), completion: .file())
  var output: String

  @OptionGroup var words: LanguageOptions

  func run() throws {
    let bytes = try DurableFile.read(draft, limit: 2 << 20)
    guard let draft = try? JSONDecoder().decode(RosterDraft.self, from: Data(bytes)) else {
      throw CommandFailure(
        "not-a-draft", what: Words("不是名册草稿", "this is no draft of a roster"),
        hint: Words("请用 gatectl roster draft 取得", "fetch one with `gatectl roster draft`"))
    }
    let entries = try fingerprint.map { try Self.entry($0, in: draft) }
    let roster = KeyRoster(
      version: draft.version + 1, host: draft.host, entries: entries, issuedAt: .now)
    let signed = Verified(signing: roster, with: try KeyFile.signingKey(key))
    try DurableFile.write(RosterFile.bytes(signed), to: output, mode: 0o644)
    Voice.say(
      Words(
        "已签发第 \(roster.version) 版名册，\(entries.count) 个密钥：\(output)",
        "signed roster \(roster.version) with \(entries.count) keys: \(output)"))
  }

  // Security: the key is chosen by the fingerprint that its owner told and computed anew here, so a
  // draft that lies about a fingerprint changes nothing.
  static func entry(_ text: String, in draft: RosterDraft) throws -> KeyRoster.Entry {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let wanted = parts.last?.lowercased().filter { !$0.isWhitespace } ?? ""
    let found = draft.entries.compactMap { entry -> KeyRoster.Entry? in
      guard let key = PasskeyKey(hex: entry.key), parts.count == 2,
        entry.person.rawValue == parts[0], Hex.decode(entry.credential) != nil,
        key.fingerprint.filter({ !$0.isWhitespace }) == wanted
      else { return nil }
      return KeyRoster.Entry(
        person: entry.person, name: entry.name, credential: entry.credential, key: key)
    }
    guard let entry = found.first, found.count == 1 else {
      throw CommandFailure(
        "fingerprint-unknown",
        what: Words("草稿中没有这样的密钥：\(text)", "the draft has no such key: \(text)"),
        hint: Words(
          "请与本人再核对；仍不符时不要签发，并报告保密员",
          "compare it with its owner again; if it still differs, sign nothing and tell the security officer"
        ))
    }
    return entry
  }
}
