import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl request withdraw`: the requester takes a request back.
struct RequestWithdraw: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "withdraw", abstract: say("撤回自己的申请", "Take one's own request back"))
  }

  @OptionGroup var reference: RequestReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let path = ServerPath(["requests", reference.request, "withdraw"])
    let view = RequestView(try await server.connection().post(path, as: Request.self))
    try output.print(view, table: view.lines)
  }
}
