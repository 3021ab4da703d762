import ArgumentParser

/// `gatectl log`: the audit log.
struct LogCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "log", abstract: say("审计日志", "The audit log"),
      subcommands: [LogShow.self, LogVerify.self])
  }
}
