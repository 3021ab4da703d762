import ArgumentParser
import GateDomain
import GateForms
import GateStationLink

/// `gatectl request submit`: asks to bring a medium in.
struct RequestSubmit: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "submit", abstract: say("提交申请", "Submit a request"))
  }

  @Option(help: help("申请单名称，见 policies/forms", "The form, one of policies/forms"))
  var form = "inbound"

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: help("字段 FIELD=TEXT，可多个", "A field, FIELD=TEXT; several may be given"))
  var texts: [String] = []

  @OptionGroup var fields: RequestFields
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.connection()
    let filled =
      form == "inbound" && texts.isEmpty
      ? try await fields.form(over: nil, asking: connection)
      : FilledForm(form: form, texts: try pairs())
    let view = RequestView(try await connection.post("requests", filled, as: Request.self))
    try output.print(view, table: view.lines)
  }

  private func pairs() throws -> [String: String] {
    let pairs = try texts.map { text -> (String, String) in
      guard let equals = text.firstIndex(of: "=") else {
        throw ValidationError(say("--set 应写成 FIELD=TEXT", "write --set as FIELD=TEXT"))
      }
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
    return Dictionary(pairs) { $1 }
  }
}
