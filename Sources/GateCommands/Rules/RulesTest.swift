import ArgumentParser
import GateDomain
import GatePolicy
import GateRetention

/// `gatectl rules test`: finds every mistake in a rules folder and tries its examples.
struct RulesTest: ParsableCommand {
  /// What came of it, as this program prints it.
  struct Report: Encodable {
    /// A mistake, or an example that did not come out.
    struct Problem: Encodable {
      let place, what, hint: String
    }

    let folder: String
    let passed: Bool
    let rules, examples: Int
    let digest: String?
    let problems: [Problem]
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "test", abstract: say("检查规则并运行其示例", "Check rules and try their examples"))
  }

  @Argument(help: help("规则文件夹", "The rules folder"), completion: .directory)
  var folder = "rules"

  @OptionGroup var output: OutputOptions

  func run() throws {
    let report = Self.report(on: folder)
    try output.print(report) { language in Self.lines(report, language) }
    if !report.passed { throw SilentExit(exit: .failed) }
  }

  private static func report(on folder: String) -> Report {
    do throws(PolicyProblems) {
      let run = try RuleTestRun.run(folder: folder)
      let problems = run.failures.map {
        Report.Problem(
          place: "\($0.example.file):\($0.example.line)", what: $0.words.in(Voice.language),
          hint: say("修改规则，或改正示例", "mend the rule, or the example"))
      }
      return Report(
        folder: folder, passed: problems.isEmpty, rules: run.rules.rules.count,
        examples: run.count, digest: run.rules.digest.hex, problems: problems)
    } catch {
      let problems = error.all.map {
        Report.Problem(
          place: $0.place, what: $0.explanation.what.in(Voice.language),
          hint: $0.explanation.hint.in(Voice.language))
      }
      return Report(
        folder: folder, passed: false, rules: 0, examples: 0, digest: nil, problems: problems)
    }
  }

  private static func lines(_ report: Report, _ language: Language) -> [String] {
    let result = report.passed ? Words("通过", "passed") : Words("未通过", "not passed")
    let fields: [(Words, String)] = [
      (Words("结论", "Result"), result.in(language)),
      (Words("规则", "Rules"), String(report.rules)),
      (Words("示例", "Examples"), String(report.examples)),
      (Words("摘要", "Digest"), report.digest ?? "–"),
    ]
    return Table.fields(fields, in: language)
      + report.problems.map { "\($0.place): error: \($0.what)\n  hint: \($0.hint)" }
  }
}
