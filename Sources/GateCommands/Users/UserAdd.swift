import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl user add`: proposes an account, which another administrator has to confirm.
struct UserAdd: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: say("提出新增人员账号（须另一位管理员确认）", "Propose an account"))
  }

  @Argument(help: help("账号：小写字母、数字、. _ -", "The account: lower-case letters, digits, . _ -"))
  var account: String

  @Option(help: help("姓名", "The person's name"))
  var name: String

  @Option(help: help("部门", "The person's department"))
  var department: String

  @Option(help: help("角色，可多次给出", "A role; may be given several times"))
  var role: [RoleArgument]

  @Flag(help: help("生成密码并显示一次", "Make a password and show it once"))
  var generatePassword = false

  @Flag(
    help: help(
      "密码由单位目录（LDAP）或系统（PAM）管理",
      "The office's directory (LDAP), or the host (PAM), keeps the password"))
  var directory = false

  @OptionGroup var source: PasswordSource
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !role.isEmpty else {
      throw ValidationError(say("至少给出一个 --role", "give at least one --role"))
    }
  }

  func run() async throws {
    let connection = try server.connection()
    let password = try chosenPassword()
    let person = Person(
      id: Identifier(account), name: name, department: department, roles: Set(role.map(\.role)))
    let change: AccountChange = try await connection.post(
      "people", NewPerson(person: person, password: password))
    let view = AccountChangeView(change)
    try output.print(view, table: view.fields)
    if generatePassword {
      Voice.say(
        Words("密码（只显示这一次）：\(password)", "password, shown only now: \(password)"))
    }
  }

  private func chosenPassword() throws -> String {
    if directory { return "" }
    if generatePassword { return GeneratedPassword.make() }
    return try source.password(
      prompt: Words("\(account) 的初始密码：", "First password of \(account): "))
  }
}

/// A role as it is named on the command line.
struct RoleArgument: ExpressibleByArgument {
  let role: Role

  init?(argument: String) {
    guard let role = Role(rawValue: argument) else { return nil }
    self.role = role
  }

  static var allValueStrings: [String] { Role.allCases.map(\.rawValue) }
}
