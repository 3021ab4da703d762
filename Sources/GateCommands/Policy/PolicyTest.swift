import ArgumentParser
import GateDomain
import GatePolicy

/// `gatectl policy test`: runs the examples beside the policy, and shows how much they notice.
struct PolicyTest: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "test",
      abstract: say("运行策略示例，可加变异检查", "Run the policy's examples, with a mutation run on demand"))
  }

  @Argument(help: help("策略文件夹", "The policy folder"), completion: .directory)
  var folder = "policies"

  @Flag(
    help: help(
      "把每个阈值、角色和人数各改一次，须有示例发现", "Flip each threshold, role and number; examples must notice"))
  var mutate = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let report = PolicyTestReport(folder: folder, mutate: mutate, in: Voice.language)
    try output.print(report, table: report.lines)
    if !report.passed { throw SilentExit(exit: .failed) }
  }
}

/// What testing a policy folder came to, as this program prints it.
struct PolicyTestReport: Encodable {
  let check: PolicyReport
  let untestedRules: [String]
  let mutants: Int?
  let survivors: [String]

  /// Whether every example holds, every rule has one, and no flip went unnoticed.
  var passed: Bool { check.passed && untestedRules.isEmpty && survivors.isEmpty }

  init(folder: String, mutate: Bool, in language: Language) {
    check = PolicyReport(folder: folder, in: language)
    untestedRules = (try? PolicyTestRun.run(folder: folder))?.untestedRules ?? []
    let run = mutate ? try? PolicyMutationRun.run(folder: folder) : nil
    mutants = run?.tried
    survivors = run?.survivors ?? []
  }

  func lines(_ language: Language) -> [String] {
    let rules = untestedRules.map {
      Words("没有示例的规则：\($0)", "no example reaches the rule: \($0)").in(language)
    }
    let flips = mutants.map { count in
      [
        Words(
          "变异检查：\(count) 处改动，\(survivors.count) 处没有示例发现",
          "mutation run: \(count) flips, \(survivors.count) that no example noticed"
        ).in(language)
      ]
    }
    return check.lines(language) + rules + (flips ?? []) + survivors.map { "  \($0)" }
  }
}
