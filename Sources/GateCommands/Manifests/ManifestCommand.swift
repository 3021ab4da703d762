import ArgumentParser

/// `gatectl manifest`: signed manifests of transfers.
struct ManifestCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "manifest", abstract: say("文件清单", "Signed manifests"),
      subcommands: [ManifestVerify.self])
  }
}
