import ArgumentParser

/// `gatectl signatures`: the virus signatures in force.
struct SignaturesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "signatures", abstract: say("病毒特征库", "Virus signatures"),
      subcommands: [SignaturesStatus.self])
  }
}
