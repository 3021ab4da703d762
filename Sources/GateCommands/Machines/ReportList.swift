import ArgumentParser
import GateDomain
import GateRetention
import GateStationLink

/// `gatectl machine report list`: reports that came as inbound files, and what became of them.
struct ReportList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: say("列出随介质带入的报告", "List reports that came on media"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reports: [InboundReport] = try await server.connection().get("machine-reports")
    try output.print(reports) { language in
      Table(
        columns: [
          .init("文件", "File"), .init("检测时间", "Judged"), .init("结果", "Outcome"),
          .init("怎么办", "What to do"),
        ],
        rows: reports.map { report in
          let (outcome, hint) = Self.words(report.state)
          return [
            report.path.escaped, Shown.time(report.at), outcome.in(language),
            hint?.in(language) ?? "–",
          ]
        }
      ).lines(in: language)
    }
  }

  private static func words(_ state: InboundReport.State) -> (outcome: Words, hint: Words?) {
    switch state {
    case .waiting: (Words("尚未放行或导入", "not released or imported yet"), nil)
    case .imported(let machine, let number):
      (Words("已导入：\(machine) 报告 \(number)", "imported: \(machine) report \(number)"), nil)
    case .held(let reason): (reason.words, reason.hint)
    }
  }
}
