import ArgumentParser

/// `gatectl roster`: whose passkeys count under decisions.
struct RosterCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "roster", abstract: say("密钥名册", "The roster of keys"),
      discussion: say(
        "名册的私钥只由安全保密管理员保管，不得放在服务器上。顺序：make-key（一次）、draft、当面核对指纹、sign、install。",
        "The roster's private key stays with the security administrator, never on a server. In "
          + "order: make-key (once), draft, compare fingerprints in person, sign, install."),
      subcommands: [
        RosterMakeKey.self, RosterDraftFetch.self, RosterSign.self, RosterInstall.self,
        RosterShow.self,
      ])
  }
}
