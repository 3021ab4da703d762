import ArgumentParser

/// `gatectl request`: from the wish to the grant.
struct RequestCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "request", abstract: say("传入申请与审批", "Requests and their approval"),
      subcommands: [
        RequestSubmit.self, RequestList.self, RequestShow.self, RequestApprove.self,
        RequestReject.self, RequestReturn.self, RequestWithdraw.self, RequestResubmit.self,
        RequestVoid.self, RequestApproveAll.self, RequestAddReviewer.self, RequestHandOver.self,
        RequestRemind.self,
      ])
  }
}

/// The request that a verb is about.
struct RequestReference: ParsableArguments {
  @Argument(help: help("申请编号或标识", "The request's number or identifier"))
  var request: String
}
