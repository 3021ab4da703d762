import GateDomain
import Yams

/// Says in words what the YAML parser objects to.
enum SyntaxProblem {
  /// Reports an error of the parser at its place in `text`.
  static func report(
    _ error: any Error, text: String, in file: String, problems: ProblemList
  ) {
    guard let error = error as? YamlError else {
      return reportSyntax(String(describing: error), nil, text: text, in: file, problems)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
      reportSyntax(words, mark.place, text: text, in: file, problems)
    case .reader(let problem, let offset, _, _):
      reportSyntax(problem, offset.map { place(at: $0, in: text) }, text: text, in: file, problems)
    case .duplicatedKeysInMapping(let keys, let context):
      reportDuplicate(keys.sorted()[0], at: context.mark.place, in: file, problems: problems)
    default:
      reportSyntax(String(describing: error), nil, text: text, in: file, problems)
    }
  }

  /// Reports that `key` is written more than once.
  static func reportDuplicate(
    _ key: String, at place: Place?, in file: String, problems: ProblemList
  ) {
    let key = Quoted(key)
    problems.report(
      .duplicateKey, in: file, at: place,
      Words("\(key.chinese) 在同一处写了多次", "\(key.english) is written more than once"),
      hint: Words("请只保留一个", "keep one of them"))
  }

  private static func reportSyntax(
    _ problem: String, _ place: Place?, text: String, in file: String, _ problems: ProblemList
  ) {
    let detail = RawName(problem).escaped
    problems.report(
      .syntax, in: file, at: place,
      Words("不符合 YAML 语法（\(detail)）", "not YAML: \(detail)"),
      hint: hint(for: lines(around: place, in: text)))
  }

  /// The mistakes that people really make come first: a Chinese colon, and tabs.
  private static func hint(for lines: String) -> Words {
    if lines.contains("：") {
      return Words("请把中文冒号“：”改为英文冒号加空格“: ”", "write \": \" instead of the wide colon \"：\"")
    }
    if lines.contains("\t") {
      return Words("缩进请用空格，不要用制表符", "indent with spaces, not with tabs")
    }
    return Words("请检查此行和上一行的缩进、冒号和引号", "look at indentation, colons and quotes here and above")
  }

  private static func lines(around place: Place?, in text: String) -> String {
    guard let place else { return "" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst(max(0, place.line - 2)).prefix(2).joined(separator: "\n")
  }

  private static func place(at offset: Int, in text: String) -> Place {
    let before = text.prefix(offset)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false)
    return Place(line: line.count, column: (line.last?.unicodeScalars.count ?? 0) + 1)
  }
}
