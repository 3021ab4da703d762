import ArgumentParser

/// `gatectl signatures`: the virus signatures in force, and how others come into force.
struct SignaturesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "signatures", abstract: say("病毒特征库", "Virus signatures"),
      subcommands: [
        SignaturesStatus.self, SignaturesList.self, SignaturesImport.self, SignaturesRollback.self,
        SignaturesBundle.self,
      ])
  }
}
