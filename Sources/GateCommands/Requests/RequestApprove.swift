import ArgumentParser
import GateDomain

/// `gatectl request approve`: an approver's yes.
struct RequestApprove: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "approve", abstract: say("同意一份申请", "Approve a request"))
  }

  @Option(help: help("意见", "Words that go with the answer"))
  var reason = ""

  @OptionGroup var answering: RequestAnswering

  func run() async throws {
    try await answering.answer(.approve, reason: reason)
  }
}
