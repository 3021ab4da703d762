import ArgumentParser

/// `gatectl user`: accounts.
struct UserCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "user", abstract: say("人员账号", "People's accounts"),
      subcommands: [
        UserAdd.self, UserList.self, UserChange.self, UserChanges.self, UserConfirm.self,
        UserRefuse.self, UserPledge.self,
      ])
  }
}
