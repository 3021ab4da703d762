import ArgumentParser
import GateDomain

/// `gatectl request return`: sends a request back for a change.
struct RequestReturn: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "return", abstract: say("退回一份申请，请申请人修改", "Send a request back for a change"))
  }

  @Option(help: help("要修改什么，申请人会看到", "What to change; the requester will read it"))
  var reason: String

  @OptionGroup var answering: RequestAnswering

  func run() async throws {
    try await answering.answer(.return, reason: reason)
  }
}
