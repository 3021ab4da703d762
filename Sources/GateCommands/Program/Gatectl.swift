import ArgumentParser
import GateDomain

/// The operator's command; every noun is a subcommand and every verb a file.
struct Gatectl: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gatectl",
      abstract: say("关口：办公信息安全合规出入管理", "Gatehouse: what enters the office, under whose name"),
      discussion: discussion, version: version,
      subcommands: [],
      groupedSubcommands: [
        CommandGroup(
          name: say("站点", "Site"),
          subcommands: [Init.self, Serve.self, Doctor.self, Demo.self, PolicyCommand.self]),
        CommandGroup(
          name: say("登录与人员", "People"),
          subcommands: [
            Login.self, Logout.self, WhoAmI.self, Passwd.self, UserCommand.self,
            RosterCommand.self,
          ]),
        CommandGroup(
          name: say("申请与传输", "Requests and transfers"),
          subcommands: [
            RequestCommand.self, MandateCommand.self, TransferCommand.self, HeldCommand.self,
            DeviceCommand.self,
            MachineCommand.self, BurnCommand.self, MediumCommand.self,
          ]),
        CommandGroup(
          name: say("核验", "Verification"),
          subcommands: [
            LogCommand.self, SignaturesCommand.self, GrantCommand.self, ManifestCommand.self,
            RulesCommand.self, EvidenceCommand.self,
          ]),
      ])
  }

  static let version = "0.1.0"

  private static var discussion: String {
    """
    \(say("数据写到标准输出，说明写到标准错误。", "Data goes to standard output, words to standard error."))
    \(say("命令补全：", "Completion:")) gatectl --generate-completion-script bash|zsh|fish

    \(say("退出码：", "Exit codes:"))
    \(CommandExit.table(Voice.language))
    """
  }
}
