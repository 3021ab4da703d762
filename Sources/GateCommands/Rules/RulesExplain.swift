import ArgumentParser
import GateDomain
import GateExtraction
import GateInspection
import GateLinux
import GateRetention
import Glibc

/// `gatectl rules explain`: what the rules make of a file, and why.
struct RulesExplain: ParsableCommand {
  /// What came of one file.
  struct Explained: Encodable {
    /// One reason.
    struct Reason: Encodable {
      let rule, title, place, before, hit, after: String
      let points, count: Int
    }

    let file: String
    let finding: Bool
    let reasons: [Reason]
    let unreadable: [String]
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain", abstract: say("说明规则如何看待文件", "Say what the rules make of files"))
  }

  @Argument(help: help("文件", "Files"), completion: .file())
  var files: [String]

  @OptionGroup var reader: RuleReader
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (inspector, rules) = try reader.inspector()
    let explained = try files.map { path in
      let file = try OwnedDescriptor(opening: path, O_RDONLY)
      return Self.explained(path, inspector.judge(file.number, name: Self.name(path)), rules)
    }
    try output.print(explained) { language in explained.flatMap { Self.lines($0, language) } }
  }

  static func name(_ path: String) -> RawName {
    RawName(Array(path.utf8.split(separator: 0x2f).last ?? []))
  }

  private static func explained(
    _ path: String, _ judgement: FileInspector.Judgement, _ rules: RetentionRules
  ) -> Explained {
    let reasons = judgement.evidence.map { evidence in
      let rule = rules.rule(evidence.rule)
      return Explained.Reason(
        rule: evidence.rule, title: rule?.title.in(Voice.language) ?? "",
        place: (evidence.members + [evidence.place]).filter { !$0.isEmpty }
          .map { RawName($0).escaped }.joined(separator: " › "),
        before: shown(evidence.before), hit: shown(evidence.hit), after: shown(evidence.after),
        points: rule?.points ?? 0, count: evidence.count)
    }
    return Explained(
      file: path, finding: !reasons.isEmpty, reasons: reasons,
      unreadable: judgement.unreadable.map {
        ([$0.reason.rawValue] + $0.members).joined(separator: " › ")
      })
  }

  private static func shown(_ text: String) -> String {
    RawName(String(text.trimmingPrefix(" ").reversed().drop { $0 == " " }.reversed())).escaped
  }

  private static func lines(_ file: Explained, _ language: Language) -> [String] {
    let result = file.finding ? Words("发现", "finding") : Words("未发现", "nothing found")
    return ["\(file.file): \(result.in(language))"]
      + file.reasons.map {
        "  \($0.rule) (\($0.points)) \($0.title) [\($0.place)] \($0.before)«\($0.hit)»\($0.after)"
      } + file.unreadable.map { "  " + Words("未读：", "not read: ").in(language) + $0 }
  }
}
