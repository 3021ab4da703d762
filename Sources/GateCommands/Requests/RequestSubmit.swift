import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl request submit`: asks to bring a medium in.
struct RequestSubmit: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "submit", abstract: say("提交传入申请", "Submit a request"))
  }

  @OptionGroup var fields: RequestFields
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.connection()
    let form = try await fields.form(over: nil, asking: connection)
    let view = RequestView(try await connection.post("requests", form, as: Request.self))
    try output.print(view, table: view.lines)
  }
}
