import ArgumentParser
import GateDiscs
import GateDomain
import GateStationLink

/// What acts on a medium have in common.
struct MediumActing: ParsableArguments {
  @Argument(help: help("编号", "Number"))
  var number: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func act(_ act: CustodyAct) async throws {
    let medium = try await server.connection().post(
      ServerPath(["media", number, "act"]), act, as: RegisteredMedium.self)
    try output.print(medium) { MediumView.table([medium], $0).lines(in: $0) }
  }
}

/// `gatectl medium issue`: hands a medium to somebody.
struct MediumIssue: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "issue", abstract: say("发出", "Hand out"))
  }

  @Option(
    help: help(
      "领取人账号，或外单位和姓名（须有带出申请）",
      "A colleague's account, or somebody outside (needs a take-out request)"))
  var to: String

  @Option(help: help("归还期限，如 2026-11-30T18:00", "Due back, such as 2026-11-30T18:00"))
  var due: String

  @OptionGroup var acting: MediumActing

  func run() async throws { try await acting.act(CustodyAct(act: .issue, to: to, due: due)) }
}

/// `gatectl medium return`: takes a medium back.
struct MediumReturn: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "return", abstract: say("收回", "Take back"))
  }

  @OptionGroup var acting: MediumActing

  func run() async throws { try await acting.act(CustodyAct(act: .giveBack)) }
}

/// `gatectl medium hand-over`: gives a medium to another custodian.
struct MediumHandOver: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "hand-over", abstract: say("移交保管", "Change custodian"))
  }

  @Option(help: help("新保管人账号", "The new custodian's account"))
  var to: String

  @OptionGroup var acting: MediumActing

  func run() async throws { try await acting.act(CustodyAct(act: .handOver, to: to)) }
}

/// `gatectl medium destroy`: reports or confirms the destruction of a medium.
struct MediumDestroy: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "destroy",
      abstract: say("办理或确认销毁（须两人）", "Report or confirm destruction; takes two people"))
  }

  @OptionGroup var acting: MediumActing

  func run() async throws { try await acting.act(CustodyAct(act: .destroy)) }
}

/// `gatectl medium keep`: takes back what was said about a destruction.
struct MediumKeep: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "keep", abstract: say("撤销销毁", "Not destroyed after all"))
  }

  @OptionGroup var acting: MediumActing

  func run() async throws { try await acting.act(CustodyAct(act: .keep)) }
}

/// `gatectl medium archive`: puts a medium away for good.
struct MediumArchive: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "archive", abstract: say("归档", "Archive"))
  }

  @OptionGroup var acting: MediumActing

  func run() async throws { try await acting.act(CustodyAct(act: .archive)) }
}
