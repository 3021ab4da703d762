import ArgumentParser
import GateDiscs
import GateDomain
import GateStationLink

/// `gatectl medium add`: enters new blanks.
struct MediumAdd: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: say("登记空白介质", "Register blanks"))
  }

  @Option(help: help("种类", "Kind"))
  var kind: MediumKind

  @Option(help: help("用途", "Use"))
  var use: MediumUse = .outbound

  @Option(help: help("密级", "Level"))
  var level: DiscLevel = .internal

  @Option(help: help("数量", "How many"))
  var count = 1

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let media = try await server.connection().post(
      "media", NewMedia(kind: kind, use: use, level: level, count: count),
      as: [RegisteredMedium].self)
    try output.print(media) { MediumView.table(media, $0).lines(in: $0) }
  }
}

/// `gatectl medium list`: searches the register.
struct MediumList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: say("按编号、人员、文件名或摘要查找", "Search by number, person, file name or digest"))
  }

  @Argument(help: help("编号、人员、文件名或文件摘要", "Number, person, file name or digest"))
  var text = ""

  @Option(help: help("状态", "State"))
  var state: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let query = [("q", text)] + (state.map { [("state", $0)] } ?? [])
    let media: [RegisteredMedium] = try await server.connection().get(
      ServerPath(["media"], query: query.map { (name: $0.0, value: $0.1) }))
    try output.print(media) { MediumView.table(media, $0).lines(in: $0) }
  }
}

/// `gatectl medium show`: one medium with the files on it.
struct MediumShow: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: say("查看介质", "Show a medium"))
  }

  @Argument(help: help("编号", "Number"))
  var number: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let answer: MediumAnswer = try await server.connection().get(ServerPath(["media", number]))
    try output.print(answer) { language in
      let files = Table(
        columns: [.init("文件", "FILE"), .init("大小", "SIZE", .right), .init("摘要", "SHA-256")],
        rows: answer.files.map { [$0.path.escaped, Shown.bytes($0.size), $0.digest.hex] })
      return MediumView.table([answer.medium], language).lines(in: language)
        + (answer.requestNumber.isEmpty ? [] : ["", answer.requestNumber])
        + (answer.files.isEmpty ? [] : [""] + files.lines(in: language))
    }
  }
}

/// `gatectl medium count`: compares a count of blanks with the register.
struct MediumCount: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "count", abstract: say("盘点空白介质", "Count the blanks"))
  }

  @Option(help: help("种类", "Kind"))
  var kind: MediumKind

  @Argument(help: help("实有数", "How many there are"))
  var counted: Int

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let count = try await server.connection().post(
      "media/stock", StockCount(kind: kind, counted: counted), as: Stocktake.self)
    try output.print(count) { language in
      Table.fields(
        [
          (Words("应有", "expected"), String(count.expected)),
          (Words("实有", "counted"), String(count.counted)),
          (Words("差", "difference"), String(count.difference)),
        ], in: language)
    }
  }
}
