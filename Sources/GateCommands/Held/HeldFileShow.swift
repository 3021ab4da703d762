import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl held show`: one held file with its evidence, its inside and its decisions.
struct HeldFileShow: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: say("查看一个扣留文件", "Show a held file"))
  }

  @OptionGroup var reference: HeldReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let held: HeldFile = try await server.connection().get(ServerPath(reference.path()))
    let view = HeldView(held)
    try output.print(view, table: view.lines)
  }
}
