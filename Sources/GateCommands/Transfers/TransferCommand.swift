import ArgumentParser

/// `gatectl transfer`: media on their way through the gate.
struct TransferCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "transfer", abstract: say("传输任务", "Transfers"),
      subcommands: [
        TransferList.self, TransferShow.self, TransferWatch.self, TransferFetch.self,
      ])
  }
}
