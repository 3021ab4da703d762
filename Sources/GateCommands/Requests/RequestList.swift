import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl request list`: requests, newest first.
struct RequestList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say("列出申请", "List requests"))
  }

  @Option(help: help("哪些申请", "Which requests"))
  var list: ListArgument = .mine

  @Option(help: help("只列此标识之前的", "Only those before this identifier"))
  var before: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let query = [("list", list.rawValue)] + (before.map { [("before", $0)] } ?? [])
    let path = ServerPath(["requests"], query: query.map { (name: $0.0, value: $0.1) })
    let views = try await server.connection().get(path, as: [Request].self).map(RequestView.init)
    try output.print(views, table: RequestView.table(views))
  }

  /// The lists of `GateWire.RequestList`, as words of the command line.
  enum ListArgument: String, CaseIterable, ExpressibleByArgument {
    case mine
    case toApprove = "to-approve"
    case all
  }
}
