import ArgumentParser
import GateDiscs
import GateDomain
import GateStationLink

/// `gatectl burn draft`: a draft with what the scan found.
struct BurnDraftShow: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "draft", abstract: say("查看草稿", "Show a draft"))
  }

  @Argument(help: help("草稿", "The draft"))
  var draft: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let answer: DraftAnswer = try await server.connection().get(
      ServerPath(["burns", "drafts", draft]))
    try output.print(answer) { DraftView(answer).lines($0) }
  }
}

/// `gatectl burn list`: burn requests, newest first.
struct BurnList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say("列出刻录申请", "List burn requests"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let requests: [BurnRequest] = try await server.connection().get("burns")
    try output.print(requests) { language in
      Table(
        columns: [
          .init("编号", "NUMBER"), .init("申请人", "REQUESTER"), .init("份数", "COPIES", .right),
          .init("状态", "STATE"), .init("事由", "PURPOSE"),
        ],
        rows: requests.map {
          [
            $0.number, $0.requester.rawValue, String($0.order.copies), $0.state.words.in(language),
            RawName($0.order.purpose).escaped,
          ]
        }
      ).lines(in: language)
    }
  }
}

/// `gatectl burn show`: a burn request with its files and discs.
struct BurnShow: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: say("查看刻录申请", "Show a burn request"))
  }

  @OptionGroup var reference: BurnReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let answer: BurnAnswer = try await server.connection().get(
      ServerPath(["burns", reference.request]))
    try output.print(answer) { BurnView(answer).lines($0) }
  }
}
