import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl user confirm`: confirms what another administrator proposed.
struct UserConfirm: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "confirm",
      abstract: say("确认另一位管理员提出的账号变更", "Confirm what another administrator proposed"))
  }

  @OptionGroup var decision: ChangeDeciding

  func run() async throws { try await decision.run(confirm: true) }
}

/// `gatectl user refuse`: refuses what another administrator proposed.
struct UserRefuse: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "refuse", abstract: say("拒绝或收回账号变更", "Refuse or take back a change"))
  }

  @OptionGroup var decision: ChangeDeciding

  func run() async throws { try await decision.run(confirm: false) }
}

/// `gatectl user changes`: what waits to be confirmed.
struct UserChanges: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "changes", abstract: say("列出等待确认的账号变更", "List changes that wait"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let changes = try await server.connection().get("changes", as: [AccountChange].self)
    let views = changes.map(AccountChangeView.init)
    try output.print(views, table: AccountChangeView.table(views))
  }
}

/// What deciding about a change takes.
struct ChangeDeciding: ParsableArguments {
  @Argument(help: help("变更编号", "The change"))
  var change: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run(confirm: Bool) async throws {
    let decided: AccountChange = try await server.connection().post(
      ServerPath(["changes", change]), AccountDecision(confirm: confirm))
    let view = AccountChangeView(decided)
    try output.print(view, table: view.fields)
  }
}
