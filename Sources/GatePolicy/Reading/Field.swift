package import GateDomain
import Yams

/// One value of a file together with its name and the place to report its mistakes.
package struct Field {
  let node: Node
  package let name: String
  package let file: String
  package let problems: ProblemList

  /// The line on which the value begins, counted from 1.
  package var line: Int { node.place?.line ?? 1 }

  /// The same place with another value.
  func with(_ node: Node, name: String? = nil) -> Field {
    Field(node: node, name: name ?? self.name, file: file, problems: problems)
  }

  /// Notes a mistake at this value.
  package func report(_ code: PolicyProblem.Code, _ what: Words, hint: Words) {
    problems.report(code, in: file, at: node.place, what, hint: hint)
  }

  /// The text of a plain or quoted value; reports a list, a mapping and nothing at all.
  package func text() -> String? {
    guard let scalar = node.scalar else {
      reportKind(Words("一段文字", "a text"))
      return nil
    }
    guard !scalar.string.isEmpty else {
      let name = Quoted(name)
      report(
        .wrongType, Words("\(name.chinese) 没有值", "\(name.english) has no value"),
        hint: Words("请在冒号和空格后填写", "write one after the colon and a space"))
      return nil
    }
    return scalar.string
  }

  /// A text that people read: one line of visible characters, at most `limit` of them.
  package func line(limit: Int = 200) -> String? {
    guard let text = text() else { return nil }
    let plain = text.replacing("\\", with: "")
    guard text.count <= limit, RawName(plain).escaped == plain else {
      reportValue(
        hint: Words("最多 \(limit) 个字，不含换行和不可见字符", "one line of at most \(limit) visible characters"))
      return nil
    }
    return text
  }

  /// The items of a list.
  package func list() -> [Field]? {
    guard let items = node.sequence else {
      reportKind(Words("一个列表", "a list"))
      return nil
    }
    return items.map { with($0) }
  }

  /// The keys and values of a mapping.
  package func mapping() -> FieldMap? {
    guard let pairs = node.mapping else {
      reportKind(Words("若干“键: 值”", "keys with values"))
      return nil
    }
    return FieldMap(pairs, field: self)
  }

  /// Reports that the value is of the wrong kind.
  package func reportKind(_ kind: Words) {
    let name = Quoted(name)
    report(
      .wrongType,
      Words("\(name.chinese) 应为\(kind.chinese)", "\(name.english) must be \(kind.english)"),
      hint: Words("请参照随附的策略中同名的一项", "look at the same place of the shipped policy"))
  }

  /// Reports that the value does not fit.
  package func reportValue(_ code: PolicyProblem.Code = .badValue, hint: Words) {
    let (name, value) = (Quoted(name), Quoted(node.scalar?.string ?? ""))
    report(
      code,
      Words(
        "\(name.chinese) 的值 \(value.chinese) 不可用",
        "\(name.english) cannot be \(value.english)"), hint: hint)
  }
}
