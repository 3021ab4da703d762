import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl request resubmit`: changes a returned request and submits it again.
///
/// The window is always given anew: the old one may be over, and only the office knows its clock.
struct RequestResubmit: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "resubmit",
      abstract: say("修改被退回的申请后重新提交", "Change a returned request and submit it again"),
      discussion: say(
        "未给出的字段沿用上一版；--until 必须给出。",
        "Fields that are not given stay as they were; --until must be given."))
  }

  @OptionGroup var reference: RequestReference
  @OptionGroup var fields: RequestFields
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard fields.until != nil else {
      throw ValidationError(say("请给出 --until", "give --until"))
    }
  }

  func run() async throws {
    let connection = try server.connection()
    let old: Request = try await connection.get(ServerPath(["requests", reference.request]))
    let form = try await fields.form(over: old.revision.content, asking: connection)
    let path = ServerPath(["requests", old.id.rawValue, "resubmit"])
    let view = RequestView(try await connection.post(path, form, as: Request.self))
    try output.print(view, table: view.lines)
  }
}
