import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateStationLink
import GateWire

/// `gatectl roster draft`: fetches the passkeys that people have enrolled.
struct RosterDraftFetch: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "draft", abstract: say("取得已登记的通行密钥，待核对签发", "Fetch the enrolled passkeys"))
  }

  @Argument(help: help("写到哪个文件", "The file to write"), completion: .file())
  var file: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var words: LanguageOptions

  func run() async throws {
    let draft = try await server.connection().get("roster/draft", as: RosterDraft.self)
    try DurableFile.write(
      Array(try JSONEncoder().encode(draft)), to: file, mode: 0o644)
    draft.entries.forEach { print("\($0.person)  \($0.name)  \($0.fingerprint)") }
    Voice.say(
      Words(
        "请与每个人当面核对指纹，再在保管名册密钥的机器上运行 gatectl roster sign",
        "compare each fingerprint with its owner in person, then run gatectl roster sign where the "
          + "roster's key is kept"))
  }
}
