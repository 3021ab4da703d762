import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl mandate`: roles lent to a colleague (代理审批).
struct MandateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "mandate", abstract: say("代理审批", "Roles lent to a colleague"),
      subcommands: [MandateLend.self, MandateList.self, MandateEnd.self])
  }
}

/// `gatectl mandate lend`: lets a colleague decide in one's stead for a while.
struct MandateLend: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lend",
      abstract: say("把审批角色委托给同事一段时间", "Lend deciding roles to a colleague for a while"))
  }

  @Argument(help: help("同事的账号", "The colleague's account"))
  var colleague: String

  @Option(
    name: .customLong("role"), parsing: .singleValue,
    help: help("角色，可多个", "A role; several may be given"))
  var roles: [RoleArgument]

  @Option(
    help: help("开始时间 2026-11-22T16:05，缺省为现在", "From when, 2026-11-22T16:05; now unless given"))
  var from: OfficeTime?

  @Option(help: help("结束时间，格式同上，最长 60 天", "Until when, in the same form; at most 60 days"))
  var until: OfficeTime

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let lent = try await server.connection().post(
      "mandates",
      LendRequest(
        taker: colleague, roles: Set(roles.map(\.role)), from: from?.text ?? "", until: until.text),
      as: LentRoles.self)
    let views = [MandateView(lent)]
    try output.print(views[0], table: MandateView.table(views))
  }
}

/// `gatectl mandate list`: what one lends and borrows.
struct MandateList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: say("我委托的和委托给我的", "What one lends and borrows"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let all = try await server.connection().get("mandates", as: [LentRoles].self)
    let views = all.map(MandateView.init)
    try output.print(views, table: MandateView.table(views))
  }
}

/// `gatectl mandate end`: takes lent roles back.
struct MandateEnd: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "end", abstract: say("收回委托", "Take lent roles back"))
  }

  @Argument(help: help("委托的标识，见 list", "The mandate's identifier, from `list`"))
  var mandate: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var words: LanguageOptions

  func run() async throws {
    try await server.connection().delete(ServerPath(["mandates", mandate]))
    Voice.write(say("已收回。", "Taken back."))
  }
}
