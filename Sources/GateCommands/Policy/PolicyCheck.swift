import ArgumentParser
import GateDomain

/// `gatectl policy check`: finds every mistake in a policy folder and runs its examples.
struct PolicyCheck: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: say("检查策略并运行其示例", "Check a policy and run its examples"))
  }

  @Argument(
    help: help("策略文件夹", "The policy folder"), completion: .directory)
  var folder = "policies"

  @OptionGroup var output: OutputOptions

  func run() throws {
    let report = PolicyReport(folder: folder, in: Voice.language)
    try output.print(report, table: report.lines)
    if !report.passed { throw SilentExit(exit: .failed) }
  }
}
