import ArgumentParser
import Foundation
import GateDomain
import GateSite

/// `gatectl demo`: a whole site, a medium, a request, a transfer, on this machine in a minute.
struct Demo: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("在本机演示完整的传入流程", "Show the whole way in on this machine"),
      discussion: say(
        "全部按预期完成时退出码为 0。不带 --once 时持续服务，直至 Ctrl-C。",
        "Exit code 0 only when everything went as told. Without --once it serves until Ctrl-C."))
  }

  @Flag(help: help("演示完即退出", "Leave at the end"))
  var once = false

  @Option(help: help("控制台端口；被占用时取下一个空闲端口", "Port of the console; the next free one if it is taken"))
  var port: UInt16 = 8470

  @Option(
    help: help("站点文件夹（缺省为临时文件夹）", "The site's folder; a new temporary one unless given"),
    completion: .directory)
  var site: String?

  @OptionGroup var words: LanguageOptions

  func run() async throws {
    let signals = StopSignals()
    try DemoTools.check()
    let demoSite = try makeSite()
    let cast = DemoCast()
    var narrator = Narrator()
    try prepare(demoSite, cast, &narrator)
    let supervisor = Supervisor(try demoSite.plans(), say: { Self.log($0, of: demoSite) })
    let story = DemoStory(site: demoSite, cast: cast, supervisor: supervisor, narrator: narrator)
    let ending = await play(story, supervisor, signals, cast)
    await supervisor.stop()
    if case .broken = ending { demoSite.lastWords().forEach(narrator.put) }
    narrator.put("\n站点保留在 · the site is kept in \(demoSite.folder.root)")
    try conclude(ending)
  }

  private func makeSite() throws -> DemoSite {
    guard let free = LocalPort.firstFree(from: Int(port)) else {
      throw CommandFailure(
        "no-port", what: Words("没有空闲端口", "no port is free"),
        hint: Words("用 --port 指定", "name one with `--port`"))
    }
    let folder = try site.map { SiteFolder(absolute: $0) } ?? SiteFolder(DemoSite.freshFolder())
    return DemoSite(folder: folder, port: free)
  }

  private func prepare(_ site: DemoSite, _ cast: DemoCast, _ narrator: inout Narrator) throws {
    narrator.step("建立站点 \(site.folder.root)", "making a site")
    try site.create(cast)
    if try site.allowWeakerKernel() {
      narrator.line("内核没有 Landlock，演示以较弱的隔离运行", "no Landlock in this kernel: weaker confinement")
    }
    narrator.step("人员：每种角色一位", "people: one for every role")
    Self.accounts(cast).forEach(narrator.plain)
  }

  /// How the demonstration ended.
  private enum Ending {
    case asTold, otherwise, interrupted
    case broken(any Error)
  }

  private func play(
    _ story: DemoStory, _ supervisor: Supervisor, _ signals: StopSignals, _ cast: DemoCast
  ) async -> Ending {
    let ending = await Self.race(story, supervisor, signals)
    guard case .asTold = ending else { return ending }
    let narrator = story.narrator
    narrator.put("\n控制台 · console  \(story.site.address)")
    Self.accounts(cast).forEach { narrator.put("  " + $0) }
    guard !once else { return ending }
    narrator.put("\nCtrl-C 结束 · Ctrl-C ends it")
    return await Serve.firstToHappen(supervisor, signals)
      ? .broken(CommandFailure.programGaveUp) : .asTold
  }

  // The first to end decides: the story, a signal, or a program that cannot keep running.
  private static func race(
    _ story: DemoStory, _ supervisor: Supervisor, _ signals: StopSignals
  ) async -> Ending {
    await withTaskGroup(of: Ending?.self) { group in
      group.addTask {
        var story = story
        do { return try await story.run() ? .asTold : .otherwise } catch { return .broken(error) }
      }
      group.addTask {
        await signals.arrival.wait() ? .interrupted : nil
      }
      group.addTask {
        await supervisor.failure.wait() ? .broken(CommandFailure.programGaveUp) : nil
      }
      defer { group.cancelAll() }
      return await group.next().flatMap(\.self) ?? .interrupted
    }
  }

  private func conclude(_ ending: Ending) throws {
    switch ending {
    case .asTold: print("演示按预期完成 · everything went as told")
    case .otherwise:
      throw CommandFailure(
        "not-as-told", what: Words("演示结果与预期不符", "the demonstration did not go as told"),
        hint: Words("见上面标出的文件", "see the files marked above"))
    case .interrupted: throw SilentExit(exit: .failed)
    case .broken(let error): throw error
    }
  }

  private static func accounts(_ cast: DemoCast) -> [String] {
    Table(
      columns: [
        .init("账号 · account", "账号 · account"), .init("密码 · password", "密码 · password"),
        .init("姓名 · name", "姓名 · name"), .init("角色 · role", "角色 · role"),
      ],
      rows: cast.members.map { member in
        let roles = Role.allCases.filter(member.person.holds).map(\.words)
        return [
          member.person.id.rawValue, member.password, member.person.name,
          roles.map { "\($0.chinese) \($0.english)" }.joined(separator: ", "),
        ]
      }
    ).lines(in: .chinese)
  }

  // Starts and stops would only interrupt the story.
  private static func log(_ words: Words, of site: DemoSite) {
    let line = Data("\(Timestamp.now.rfc3339) \(words.english)\n".utf8)
    let path = site.logs + "/gatectl.log"
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    guard let file = FileHandle(forWritingAtPath: path) else { return }
    defer { try? file.close() }
    _ = try? file.seekToEnd()
    try? file.write(contentsOf: line)
  }
}
