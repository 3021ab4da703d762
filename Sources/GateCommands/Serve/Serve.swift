import ArgumentParser
import GateDomain
import GateLinux
import GatePolicy
import GateSite

/// `gatectl serve`: runs the programs of a site on this machine until told to stop.
struct Serve: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("运行站点的各个程序，直至收到停止信号", "Run a site's programs until told to stop"),
      discussion: say(
        "程序意外结束时会自动重启。Ctrl-C 或 SIGTERM 停止全部程序。",
        "A program that dies is started again. Ctrl-C or SIGTERM stops all of them."))
  }

  @OptionGroup var site: SiteOptions

  @Option(
    help: help(
      "设备来源 virtual:DIR（缺省为站点下的 devices）",
      "Where devices come from, virtual:DIR; `devices` in the site's folder unless given"))
  var deviceSource: String?

  @OptionGroup var words: LanguageOptions

  func run() async throws {
    let configuration = try site.folder.loadConfiguration()
    let supervisor = Supervisor(
      try ChildPlan.site(site.folder.root, deviceSource: try chosenSource(), logFolder: nil),
      say: { Voice.say($0) })
    let signals = StopSignals()
    supervisor.start()
    let address = "http://\(configuration.host):\(configuration.port)"
    Voice.say(Words("控制台：\(address)", "console: \(address)"))
    let failed = await Self.firstToHappen(supervisor, signals)
    await supervisor.stop()
    if failed { throw CommandFailure.programGaveUp }
  }

  private func chosenSource() throws -> String {
    if let deviceSource { return deviceSource }
    let devices = site.folder.root + "/devices"
    try DurableFile.makeDirectory(devices, mode: 0o700)
    Voice.say(Words("设备来源：虚拟设备 \(devices)", "devices: virtual ones in \(devices)"))
    return "virtual:\(devices)"
  }

  /// Whether a program gave up before anybody asked to stop.
  static func firstToHappen(_ supervisor: Supervisor, _ signals: StopSignals) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { await supervisor.failure.wait() }
      group.addTask {
        _ = await signals.arrival.wait()
        return false
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
  }
}

extension CommandFailure {
  static let programGaveUp = CommandFailure(
    "program-gave-up",
    what: Words("有程序无法持续运行，已全部停止", "a program cannot keep running; everything was stopped"),
    hint: Words(
      "请查看上面的原因，并运行 gatectl doctor", "see its last words above, then run `gatectl doctor`"))
}
