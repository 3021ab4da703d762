import ArgumentParser
import GateDomain
import GateSite

/// `gatectl doctor`: looks at everything that has to be right, and says what to do where it is not.
struct Doctor: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("检查本机与站点是否就绪", "Check this machine and a site"),
      discussion: say(
        "不带 --site 时只检查本机。任何一项为故障时退出码为 1。",
        "Without --site only this machine is checked. Exit code 1 when anything fails."))
  }

  @Option(help: help("站点文件夹", "The site's folder"), completion: .directory)
  var site: String?

  @Flag(help: help("同时检查设备管控是否就绪", "Check what keeps devices out of this machine, too"))
  var devices = false

  @Option(help: help("同时检查中间机的刻录机，如 /dev/sr0", "Check the station's burner, too, such as /dev/sr0"))
  var burner: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    var findings = MachineChecks.all()
    if devices {
      let files = MachineFiles(root: "")
      findings +=
        KernelChecks(files: files).all() + EnforcementChecks(files: files).all()
        + BurningChecks(files: files).all()
    }
    if let burner { findings.append(BurningChecks(files: MachineFiles(root: "")).drive(burner)) }
    if let site { findings += await SiteChecks(SiteFolder(absolute: site)).all() }
    let views = findings.map { FindingView($0, in: Voice.language) }
    try output.print(views) { language in views.flatMap { $0.lines(language) } }
    guard findings.allSatisfy({ $0.level < .fail }) else { throw SilentExit(exit: .failed) }
  }
}
