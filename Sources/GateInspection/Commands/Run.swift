import ArgumentParser
import Foundation
import GateDomain
import GateRetention
import GateSite

/// `gate-inspect run`: inspects this machine, or the disk of another.
struct Run: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: "检查 / inspect this machine, or a mounted disk of another")
  }

  @OptionGroup var folder: GateInspect.StateOption
  @Option(help: "要检查的文件夹，可写多次 / a folder to inspect; may be given several times")
  var root: [String] = ["/"]
  @Flag(help: "最多占用一个核的四分之一 / take at most a quarter of one core")
  var gentle = false
  @Flag(help: "也检查其他文件系统 / walk other file systems too")
  var allFileSystems = false
  @Option(help: "每个文件最多识别几页图片 / how many pictures of a file are recognised")
  var pictures: UInt32 = 20
  @Option(help: "每个文件最多几秒 / how many seconds a file may take")
  var seconds: UInt32 = 60
  @Option(help: "读取程序 / the program that reads files")
  var reader: String?
  @Flag(help: "内核没有 Landlock 时也运行 / run on a kernel without Landlock")
  var allowNoLandlock = false
  @Flag(help: "不显示进度 / show no progress")
  var quiet = false

  func validate() throws {
    guard seconds > 0, !root.isEmpty else {
      throw ValidationError("--seconds must be at least 1\nhint: the default is 60")
    }
  }

  func run() throws {
    try GateInspect.attempt {
      Pace.stepBack()
      let plan = InspectionRun.Plan(
        roots: root.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
        crossesFileSystems: allFileSystems, isGentle: gentle, pictures: pictures, seconds: seconds)
      let inspection = MachineInspection(
        folder: try MachineFolder(folder.state), plan: plan, reader: reader ?? Self.reader,
        allowsWithoutLandlock: allowNoLandlock)
      let stop = StopSignal()
      let meter = ProgressMeter(isQuiet: quiet)
      guard let outcome = try inspection.run(shouldStop: { stop.isRaised }, progress: meter.show)
      else {
        GateInspect.say("已停止；下次从这里继续", "stopped; the next run goes on from here")
        throw ExitCode(130)
      }
      Self.print(outcome)
    }
  }

  private static func print(_ outcome: MachineInspection.Outcome) {
    let (report, coverage) = (outcome.report, outcome.report.coverage)
    for folder in outcome.closedExamples {
      GateInspect.say("无法打开 \(folder)", "cannot be opened")
    }
    let counts = Dictionary(grouping: report.findings, by: \.kind).mapValues(\.count)
    Swift.print(
      """
      report \(report.number) \(outcome.path)
      read \(coverage.read) unchanged \(coverage.unchanged) unreadable \(coverage.unreadable) \
      closed-folders \(coverage.closedFolders) special \(coverage.special) \
      other-file-systems \(coverage.otherFileSystems)
      retained-files \(counts[.retainedFile] ?? 0) unreadable-files \(counts[.unreadable] ?? 0) \
      machine-state \(counts[.machineState] ?? 0)
      """)
  }

  // The reader stands beside this program; a search path could name somebody else's.
  private static var reader: String {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (path as NSString).deletingLastPathComponent + "/gate-extract"
  }
}

/// Tells of progress once a second at most.
final class ProgressMeter {
  private let isQuiet: Bool
  private var last = Timestamp(milliseconds: 0)

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
  }

  func show(_ coverage: InspectionReport.Coverage, _ folder: [UInt8]) {
    let now = Timestamp.now
    guard !isQuiet, now.milliseconds - last.milliseconds >= 1_000 else { return }
    last = now
    let done = coverage.read + coverage.unchanged
    GateInspect.say(
      "已检查 \(done) 个文件，正在 \(RawName(folder).escaped)", "\(done) files")
  }
}
