import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl user change`: proposes a change of an account.
struct UserChange: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "change",
      abstract: say("提出账号变更（须另一位管理员确认）", "Propose a change of an account"),
      discussion: say(
        "给出 --role 和 --department，或 --close、--reopen、--reset 之一。",
        "Give --role and --department, or one of --close, --reopen and --reset."))
  }

  @Argument(help: help("账号", "The account"))
  var account: String

  @Option(
    help: help("新角色，可多次给出；代替原有角色", "A role instead of the old ones; may be given several times"))
  var role: [RoleArgument] = []

  @Option(help: help("部门", "The department"))
  var department: String?

  @Flag(help: help("停用", "Close it"))
  var close = false

  @Flag(help: help("重新启用", "Open it again"))
  var reopen = false

  @Flag(help: help("重置密码，并作废通行密钥和动态口令", "Give it a new password and take its keys away"))
  var reset = false

  @OptionGroup var source: PasswordSource
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let acts = [close, reopen, reset, !role.isEmpty].count { $0 }
    guard acts == 1, role.isEmpty == (department == nil) else {
      throw ValidationError(
        say(
          "须给出 --role 和 --department，或 --close、--reopen、--reset 之一",
          "give --role and --department, or one of --close, --reopen and --reset"))
    }
  }

  func run() async throws {
    let password =
      reset
      ? try source.password(
        prompt: Words("\(account) 的新初始密码：", "New first password of \(account): ")) : nil
    let change: AccountChange = try await server.connection().post(
      ServerPath(["people", account, "changes"]),
      AccountProposal(kind: kind, password: password))
    let view = AccountChangeView(change)
    try output.print(view, table: view.fields)
  }

  private var kind: AccountChange.Kind {
    if close { return .close }
    if reopen { return .reopen }
    return reset ? .reset : .assign(roles: Set(role.map(\.role)), department: department ?? "")
  }
}
