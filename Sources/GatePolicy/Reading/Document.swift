import GateDomain
import Yams

/// Turns the bytes of one file into YAML nodes, or into problems.
///
/// Only the plain part of YAML is read: no anchors, aliases or type tags. A policy needs none, an
/// officer reads none, and a few lines of aliases can stand for gigabytes.
package enum Document {
  /// Largest file that is read; the shipped ones have a few KiB.
  static let sizeLimit = 1 << 20
  /// More anchors and aliases than this are refused before the text is composed: so few cannot
  /// grow into a text that takes long to compare.
  private static let aliasLimit = 16

  /// The root of the document; nil when a problem was reported.
  package static func root(of bytes: [UInt8], in file: String, problems: ProblemList) -> Field? {
    guard let text = text(of: bytes, in: file, problems: problems) else { return nil }
    let suspects = AnchorScan.suspects(in: text)
    if suspects.count > aliasLimit {
      reportAnchor(at: suspects[0], in: file, problems: problems)
      return nil
    }
    return compose(text, in: file, problems: problems).map {
      Field(node: $0, name: file, file: file, problems: problems)
    }
  }

  private static func text(of bytes: [UInt8], in file: String, problems: ProblemList) -> String? {
    guard bytes.count <= sizeLimit else {
      problems.report(
        .fileTooLarge, in: file, Words("文件超过 1 MiB", "the file is larger than 1 MiB"),
        hint: Words("策略文件只有几 KiB；请检查是否放错了文件", "a policy has a few KiB; is it the right file?"))
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.report(
        .notUTF8, in: file, at: badByte(in: bytes),
        Words("不是 UTF-8 编码", "the text is not UTF-8"),
        hint: Words("请在编辑器中另存为 UTF-8 编码", "save it as UTF-8 in the editor"))
      return nil
    }
    return text.hasPrefix("\u{feff}") ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Where the first byte lies that no UTF-8 text can have.
  private static func badByte(in bytes: [UInt8]) -> Place {
    let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where String(validating: line, as: UTF8.self) == nil {
      let good = String(decoding: line, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{fffd}" }
      return Place(line: index + 1, column: good.count + 1)
    }
    return Place(line: 1, column: 1)
  }

  private static func compose(_ text: String, in file: String, problems: ProblemList) -> Node? {
    do {
      let parser = try Parser(yaml: text, encoding: .utf8)
      // A node keeps its anchor only as long as the parser lives.
      return try withExtendedLifetime(parser) {
        guard let root = try parser.singleRoot(), !isEmpty(root) else {
          reportEmpty(in: file, problems: problems)
          return nil
        }
        return isPlain(root, in: file, problems: problems) ? root : nil
      }
    } catch {
      SyntaxProblem.report(error, text: text, in: file, problems: problems)
      return nil
    }
  }

  private static func isEmpty(_ root: Node) -> Bool {
    root.scalar.map { $0.string.isEmpty && $0.style == .plain } ?? false
  }

  private static func reportEmpty(in file: String, problems: ProblemList) {
    problems.report(
      .emptyFile, in: file, Words("文件是空的，或只有注释", "the file is empty or only comments"),
      hint: Words("请从备份恢复，或参照随附的策略填写", "restore it, or start from the shipped policy"))
  }

  private static func isPlain(_ node: Node, in file: String, problems: ProblemList) -> Bool {
    if node.anchor != nil || node.alias != nil || hasOwnTag(node) {
      reportAnchor(at: node.place, in: file, problems: problems)
      return false
    }
    switch node {
    case .scalar, .alias: return true
    case .sequence(let items):
      return items.allSatisfy { isPlain($0, in: file, problems: problems) }
    case .mapping(let pairs):
      return pairs.allSatisfy {
        isPlain($0.key, in: file, problems: problems)
          && isPlain($0.value, in: file, problems: problems)
      }
    }
  }

  /// Whether the file gives the node a type of its own; the parser itself uses YAML's names.
  private static func hasOwnTag(_ node: Node) -> Bool {
    let tag = node.tag.rawValue
    return !tag.isEmpty
      && !["str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value"]
        .contains { tag == "tag:yaml.org,2002:\($0)" }
  }

  private static func reportAnchor(at place: Place?, in file: String, problems: ProblemList) {
    problems.report(
      .anchor, in: file, at: place,
      Words("使用了锚点（&）、引用（*）或类型标记（!）", "an anchor (&), an alias (*) or a type tag (!)"),
      hint: Words("请把内容直接写出来；如是普通文字，请加引号", "write the content out; quote it if it is plain text"))
  }
}
