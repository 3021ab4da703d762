import ArgumentParser

/// `gatectl request withdraw`: the requester takes a request back.
struct RequestWithdraw: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "withdraw", abstract: say("撤回自己的申请", "Take one's own request back"))
  }

  @OptionGroup var acting: RequestActing

  func run() async throws { try await acting.post("withdraw") }
}
