import ArgumentParser

/// `gatectl rules`: what inspections of external machines look for.
struct RulesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rules", abstract: say("外网检查规则", "Rules for external machines"),
      subcommands: [
        RulesTest.self, RulesExplain.self, RulesScore.self, RulesBundleMake.self,
        RulesRegister.self,
      ])
  }
}
