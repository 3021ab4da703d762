import ArgumentParser
import GateDomain

/// `gatectl held release`: an officer's agreement that a held file comes in.
struct HeldFileRelease: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "release", abstract: say("同意放行一个扣留文件", "Agree to release a held file"))
  }

  @OptionGroup var deciding: HeldDeciding

  func run() async throws {
    try await deciding.decide(.release)
  }
}
