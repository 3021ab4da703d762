import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl user pledge`: enters a confidentiality pledge that was signed on paper.
struct UserPledge: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "pledge",
      abstract: say("登记纸质保密承诺书", "Enter a confidentiality pledge signed on paper"))
  }

  @Argument(help: help("账号", "The account"))
  var account: String

  @Option(help: help("纸质承诺书的编号", "The paper's number"))
  var paper: String

  @OptionGroup var server: ServerOptions

  func run() async throws {
    try await server.connection().post(
      ServerPath(["people", account, "pledge"]), PaperPledge(number: paper))
    Voice.say(Words("已登记", "entered"))
  }
}
