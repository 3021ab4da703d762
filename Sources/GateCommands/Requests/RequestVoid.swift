import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl request void`: an officer takes an approved request back.
struct RequestVoid: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "void", abstract: say("作废已批准的申请", "Take an approved request back"))
  }

  @Option(help: help("理由", "Why"))
  var reason: String

  @OptionGroup var reference: RequestReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let path = ServerPath(["requests", reference.request, "void"])
    let view = RequestView(
      try await server.connection().post(path, VoidRequest(reason: reason), as: Request.self))
    try output.print(view, table: view.lines)
  }
}
