import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateRetention
import GateSigning
import GateStationLink

/// `gatectl machine purge-order`: the order to remove what officers confirmed.
struct MachinePurge: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "purge-order",
      abstract: say("签发清除指令", "Sign the order to remove confirmed files"),
      discussion: say(
        "带到该计算机后用 gate-inspect purge 执行，执行时须再次确认。",
        "Carry it to the machine; gate-inspect purge asks once more before it removes anything."))
  }

  @Argument(help: help("计算机编号", "The machine"))
  var machine: String

  @Option(name: .customLong("output"), help: help("写到哪里", "Where to write it"), completion: .file())
  var path: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var words: LanguageOptions

  func run() async throws {
    let order = try await server.connection().post(
      ServerPath(["machines", machine, "purge-order"]),
      as: Unverified<PurgeOrder>.self)
    try DurableFile.write(Array(try JSONEncoder().encode(order)), to: path, mode: 0o644)
    print(path)
  }
}
