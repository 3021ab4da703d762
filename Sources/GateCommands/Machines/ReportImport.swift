import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateRetention
import GateSigning
import GateStationLink

/// `gatectl machine report import`: brings a machine's signed report in.
struct ReportImport: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: say("导入检查报告", "Bring in inspection reports"),
      discussion: say(
        "签名由服务器核验；重复、缺号、逾期都会记为异常。",
        "The server verifies signatures; replays, gaps and delays become incidents."))
  }

  @Argument(help: help("报告（.gatereport）", "Reports (.gatereport)"), completion: .file())
  var files: [String]

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.connection()
    var answers: [ImportAnswer] = []
    for file in files {
      let bytes = try DurableFile.read(file, limit: 2 * InspectionReport.sizeLimit)
      guard
        let report = try? JSONDecoder().decode(
          Unverified<InspectionReport>.self, from: Data(bytes))
      else {
        throw CommandFailure(
          "bad-report", what: Words("不是检查报告：\(file)", "no inspection report: \(file)"),
          hint: Words("报告由 gate-inspect run 生成", "gate-inspect run makes it"))
      }
      answers.append(
        try await connection.post("machine-reports", report, as: ImportAnswer.self))
    }
    let all = answers
    try output.print(all) { language in
      Table(
        columns: [
          .init("计算机", "Machine"), .init("报告", "Report", .right), .init("新发现", "New", .right),
          .init("再次出现", "Back", .right), .init("已消除", "Gone", .right),
          .init("异常", "Incidents"),
        ],
        rows: all.map { answer in
          [
            answer.machine.rawValue, String(answer.number), String(answer.new),
            String(answer.backAgain), String(answer.gone),
            answer.wasKnown
              ? Words("此前已导入", "was here").in(language)
              : answer.incidents.map { $0.words.in(language) }.joined(separator: ", "),
          ]
        }
      ).lines(in: language)
    }
  }
}
