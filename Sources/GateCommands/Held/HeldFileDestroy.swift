import ArgumentParser
import GateDomain

/// `gatectl held destroy`: removes a held file from the quarantine for good.
struct HeldFileDestroy: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "destroy", abstract: say("销毁一个扣留文件", "Destroy a held file"))
  }

  @OptionGroup var deciding: HeldDeciding

  func run() async throws {
    try await deciding.decide(.destroy)
  }
}
