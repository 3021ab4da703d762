import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl transfer list`: transfers, newest first.
struct TransferList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say("列出传输任务", "List transfers"))
  }

  @Option(help: help("只列此标识之前的", "Only those before this identifier"))
  var before: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let query = before.map { [(name: "before", value: $0)] } ?? []
    let path = ServerPath(["transfers"], query: query)
    let views = try await server.connection().get(path, as: [Transfer].self).map(TransferView.init)
    try output.print(views, table: TransferView.table(views))
  }
}
