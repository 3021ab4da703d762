import ArgumentParser
import GateDomain
import GateOffice
import GateSite
import GateWire

/// `gatectl init`: makes the folder of a new installation.
struct Init: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("建立新站点", "Make a new site"),
      discussion: say(
        "密码从终端或 --password-file 读取；--generate-password 则自动生成并只显示一次。",
        "The password comes from the terminal or --password-file; --generate-password makes one "
          + "and shows it once."))
  }

  @OptionGroup var site: SiteOptions

  @Option(help: help("单位名称", "The office's name"))
  var office: String

  @Option(
    help: help("审计日志标识，如 gate.example.cn/log", "The audit log's name, such as gate.example.cn/log"))
  var origin: String

  @Option(help: help("控制台端口", "Port of the console"))
  var port: UInt16 = 8470

  @Option(help: help("系统管理员 ACCOUNT:NAME", "The system administrator, ACCOUNT:NAME"))
  var administrator: PersonArgument

  @Option(
    help: help(
      "安全保密管理员 ACCOUNT:NAME；密码自动生成，只显示一次",
      "The security administrator, ACCOUNT:NAME; the password is made and shown once"))
  var securityAdministrator: PersonArgument?

  @Option(help: help("中间机编号", "The station's short name"))
  var station = "ST-01"

  @Option(help: help("中间机名称", "The station's name for people"))
  var stationName = say("中间机", "Transfer station")

  @Option(help: help("策略来源文件夹", "Folder to copy the policy from"), completion: .directory)
  var policies: String?

  @Option(help: help("规则来源文件夹", "Folder to copy the rules from"), completion: .directory)
  var rules: String?

  @Flag(help: help("生成密码并显示一次", "Make a password and show it once"))
  var generatePassword = false

  @OptionGroup var source: PasswordSource
  @OptionGroup var words: LanguageOptions

  func run() throws {
    let password = try chosenPassword()
    let folder = site.folder.root
    let second = securityAdministrator.map { [Self.second($0, office)] } ?? []
    let services = InstalledServices(of: site.folder)
    try services?.refuseOtherOffice()
    let sources = try policies == nil || rules == nil ? SourceFolders.find() : nil
    try SiteSetup.create(
      SiteSetup.Plan(
        folder: folder, office: office, origin: origin, port: Int(port), stationID: station,
        stationName: stationName, policies: policies ?? sources?.policies ?? "",
        rules: rules ?? sources?.rules ?? "", people: [person(password)] + second))
    try services?.adopt(site.folder, station: station)
    announceSecond(second)
    Voice.say(Words("已建立站点：\(folder)", "the site is made: \(folder)"))
    if generatePassword {
      Voice.say(
        Words(
          "\(administrator.account) 的密码（只显示这一次）：\(password)",
          "password of \(administrator.account), shown only now: \(password)"))
    }
    let serve = Words("下一步：gatectl serve --site \(folder)", "next: gatectl serve --site \(folder)")
    for step in services == nil ? [serve] : InstalledServices.nextSteps { Voice.say(step) }
  }

  // The office needs two administrators before it can make any account.
  private static func second(_ person: PersonArgument, _ office: String) -> NewPerson {
    NewPerson(
      person: Person(
        id: Identifier(person.account), name: person.name, department: office,
        roles: [.securityAdministrator]),
      password: GeneratedPassword.make())
  }

  private func announceSecond(_ people: [NewPerson]) {
    guard let second = people.first else {
      Voice.say(
        Words(
          "注意：没有指定 --security-administrator，以后无人能确认新账号",
          "note: without --security-administrator nobody will be able to confirm new accounts"))
      return
    }
    Voice.say(
      Words(
        "\(second.person.id) 的密码（只显示这一次）：\(second.password)",
        "password of \(second.person.id), shown only now: \(second.password)"))
  }

  private func person(_ password: String) -> NewPerson {
    NewPerson(
      person: Person(
        id: Identifier(administrator.account), name: administrator.name, department: office,
        roles: [.systemAdministrator]),
      password: password)
  }

  private func chosenPassword() throws -> String {
    if generatePassword { return GeneratedPassword.make() }
    return try source.password(
      prompt: Words("\(administrator.account) 的密码：", "Password of \(administrator.account): "))
  }
}
