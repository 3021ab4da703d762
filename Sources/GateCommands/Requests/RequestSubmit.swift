import ArgumentParser
import Foundation
import GateDomain
import GateForms
import GateLinux
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

  @Option(
    name: .customLong("attach"), parsing: .singleValue,
    help: help("附件 FIELD=文件，可多个", "A file for a field, FIELD=PATH; several may be given"))
  var files: [String] = []

  @OptionGroup var fields: RequestFields
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.connection()
    let filled =
      form == "inbound" && texts.isEmpty && files.isEmpty
      ? try await fields.form(over: nil, asking: connection)
      : FilledForm(
        form: form,
        texts: try Self.pairs(texts, "--set").merging(try await attached(connection)) { $1 })
    let view = RequestView(try await connection.post("requests", filled, as: Request.self))
    try output.print(view, table: view.lines)
  }

  // Each file is handed in first; the form then names it.
  private func attached(_ connection: ServerConnection) async throws -> [String: String] {
    var names: [String: String] = [:]
    for (field, file) in try Self.pairs(files, "--attach") {
      let bytes = try DurableFile.read(file, limit: 256 << 20)
      let query = [
        ("form", form), ("field", field), ("name", (file as NSString).lastPathComponent),
      ]
      let made = try await connection.put(
        ServerPath(["attachments"], query: query.map { (name: $0.0, value: $0.1) }), piece: bytes,
        as: Attachment.self)
      names[field] = made.id.rawValue
    }
    return names
  }

  private static func pairs(_ texts: [String], _ option: String) throws -> [String: String] {
    let pairs = try texts.map { text -> (String, String) in
      guard let equals = text.firstIndex(of: "=") else {
        throw ValidationError(say("\(option) 应写成 FIELD=…", "write \(option) as FIELD=…"))
      }
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
    return Dictionary(pairs) { $1 }
  }
}
