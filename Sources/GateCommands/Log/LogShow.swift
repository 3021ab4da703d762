import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl log show`: the newest records, or those about one thing.
struct LogShow: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: say("查看审计日志", "Show records of the audit log"),
      discussion: say(
        "不带参数时列出最新记录（须为审计员或保密员）；给出类型与标识时列出有关记录。",
        "Without arguments the newest records, for auditors and officers; with a kind and an "
          + "identifier the records about that."))
  }

  @Argument(help: help("客体类型，如 request、transfer", "Kind of object, such as request or transfer"))
  var kind: String?

  @Argument(help: help("客体标识", "The object's identifier"))
  var id: String?

  @Option(help: help("只列此序号之前的", "Only those before this index"))
  var before: Int64?

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (kind == nil) == (id == nil) else {
      throw ValidationError(say("类型与标识须一起给出", "give both a kind and an identifier"))
    }
  }

  func run() async throws {
    let connection = try server.connection()
    let entries: [LogEntryView]
    if let kind, let id {
      entries = try LogEntryView.read(
        try await connection.get(ServerPath(["log", "about", kind, id])))
    } else {
      let query = before.map { [(name: "before", value: String($0))] } ?? []
      let answer: LogAnswer = try await connection.get(ServerPath(["log"], query: query))
      entries = try LogEntryView.read(answer.records)
    }
    try output.print(entries, table: LogEntryView.table(entries))
  }
}
