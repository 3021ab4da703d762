import ArgumentParser

/// `gatectl grant`: signed grants.
struct GrantCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "grant", abstract: say("授权", "Signed grants"), subcommands: [GrantVerify.self])
  }
}
