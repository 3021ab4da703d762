import ArgumentParser
import Foundation
import GateDomain
import GateInspection
import GateLinux
import GateRetention
import Glibc

/// `gatectl rules score`: tries the rules on files of which it is known what they are.
struct RulesScore: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "score", abstract: say("在标注好的文件上评测规则", "Score rules on labelled files"),
      discussion: say(
        "清单每行：类别（positive、negative、unreadable）、格式、路径，用制表符分隔。",
        "A line of the list: kind (positive, negative, unreadable), format and path, separated by tabs."
      ))
  }

  @Argument(help: help("清单文件", "The list"), completion: .file())
  var list: String

  @Flag(help: help("列出判错的文件", "List the files judged wrongly"))
  var wrong = false

  @OptionGroup var reader: RuleReader
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (inspector, _) = try reader.inspector()
    let text = String(decoding: try DurableFile.read(list, limit: 16 << 20), as: UTF8.self)
    let folder = (list as NSString).deletingLastPathComponent
    var score = RuleScore()
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 3, let kind = RuleScore.Kind(rawValue: cells[0]) else {
        throw CommandFailure(
          "bad-list", what: Words("清单格式有误：\(line)", "the list says: \(line)"),
          hint: Words("类别、格式、路径，用制表符分隔", "kind, format and path with tabs between"), exit: .usage)
      }
      let path = cells[2].hasPrefix("/") ? cells[2] : folder + "/" + cells[2]
      let file = try OwnedDescriptor(opening: path, O_RDONLY)
      let judgement = inspector.judge(file.number, name: RulesExplain.name(path))
      let mistake = score.count(kind, format: cells[1], judgement)
      if wrong, let mistake { Voice.write("\(mistake)\t\(cells[1])\t\(cells[2])") }
    }
    try output.print(score.rows) { language in score.table.lines(in: language) }
  }
}
