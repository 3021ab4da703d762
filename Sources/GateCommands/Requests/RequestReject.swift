import ArgumentParser
import GateDomain

/// `gatectl request reject`: an approver's no, for good.
struct RequestReject: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "reject", abstract: say("驳回一份申请", "Reject a request"))
  }

  @Option(help: help("理由，申请人会看到", "Why; the requester will read it"))
  var reason: String

  @OptionGroup var answering: RequestAnswering

  func run() async throws {
    try await answering.answer(.reject, reason: reason)
  }
}
