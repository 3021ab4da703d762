import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl request show`: one request with its route and answers.
struct RequestShow: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: say("查看一份申请", "Show one request"))
  }

  @OptionGroup var reference: RequestReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let path = ServerPath(["requests", reference.request])
    let view = RequestView(try await server.connection().get(path, as: Request.self))
    try output.print(view, table: view.lines)
  }
}
