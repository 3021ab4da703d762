import ArgumentParser

/// `gatectl policy`: the rules of the office.
struct PolicyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "policy", abstract: say("策略", "The office's policy"),
      subcommands: [
        PolicyCheck.self, PolicyTest.self, PolicyExplain.self, PolicyDiff.self, PolicyGraph.self,
      ])
  }
}
