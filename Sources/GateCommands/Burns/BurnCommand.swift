import ArgumentParser
import GateDomain

/// `gatectl burn`: files that leave the office on discs.
struct BurnCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "burn", abstract: say("光盘刻录", "Files that leave on discs"),
      subcommands: [
        BurnStage.self, BurnDraftShow.self, BurnSubmit.self, BurnList.self, BurnShow.self,
        BurnApprove.self, BurnReject.self, BurnWithdraw.self, BurnStart.self, BurnWitness.self,
        BurnSettle.self, BurnText.self, BurnWatch.self,
      ])
  }
}

/// The burn request that a verb is about.
struct BurnReference: ParsableArguments {
  @Argument(help: help("刻录申请：标识或编号", "The burn request: identifier or number"))
  var request: String
}
