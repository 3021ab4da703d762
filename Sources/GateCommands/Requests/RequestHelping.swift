import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl request add-reviewer`: asks a colleague for one more approval (加签).
struct RequestAddReviewer: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add-reviewer",
      abstract: say("加签：在原有人数之外再请一人同意", "Ask a colleague for one more approval"))
  }

  @OptionGroup var helping: RequestHelping

  func run() async throws { try await helping.ask(.addReviewer) }
}

/// `gatectl request hand-over`: gives one's turn to another holder of the role (转办).
struct RequestHandOver: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "hand-over",
      abstract: say("转办：转给同一角色的同事，自己不再办", "Give one's turn to another holder of the role"))
  }

  @OptionGroup var helping: RequestHelping

  func run() async throws { try await helping.ask(.handOver) }
}

/// `gatectl request remind`: asks the approvers to hurry (催办).
struct RequestRemind: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remind", abstract: say("催办，每小时一次", "Ask the approvers to hurry, once an hour"))
  }

  @OptionGroup var acting: RequestActing

  func run() async throws { try await acting.post("remind") }
}

/// What both ways of asking a colleague have in common.
struct RequestHelping: ParsableArguments {
  @OptionGroup var reference: RequestReference

  @Option(name: .customLong("to"), help: help("同事的账号", "The colleague's account"))
  var colleague: String

  @Option(help: help("理由", "Why"))
  var reason: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func ask(_ kind: HelpRequest.Kind) async throws {
    let view = RequestView(
      try await server.connection().post(
        ServerPath(["requests", reference.request, "help"]),
        HelpRequest(kind: kind, colleague: colleague, reason: reason), as: Request.self))
    try output.print(view, table: view.lines)
  }
}
