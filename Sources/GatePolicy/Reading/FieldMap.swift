import GateDomain
import Yams

/// The keys of one mapping; knows which were asked for, so that the others can be reported.
package final class FieldMap {
  private let field: Field
  private let pairs: [(key: Node, value: Node)]
  private var asked: [String] = []

  init(_ pairs: Node.Mapping, field: Field) {
    self.pairs = Array(pairs)
    self.field = field
  }

  /// The value of `key`; reports when it is not there.
  package func required(_ key: String) -> Field? {
    if let value = optional(key) { return value }
    let name = Quoted(key)
    field.report(
      .missingKey, Words("缺少 \(name.chinese)", "\(name.english) is missing"),
      hint: Words("请补上一行“\(key): …”", "add a line \"\(key): …\""))
    return nil
  }

  /// The value of `key`; nil when it is not there.
  package func optional(_ key: String) -> Field? {
    asked.append(key)
    return pairs.first { $0.key.scalar?.string == key }.map { field.with($0.value, name: key) }
  }

  /// Every key with its value, in the order of the file; keys that are no text are left out.
  func entries() -> [(key: String, value: Field)] {
    let all = pairs.compactMap { pair in
      pair.key.scalar.map { (key: $0.string, value: field.with(pair.value, name: $0.string)) }
    }
    asked += all.map(\.key)
    return all
  }

  /// Reports every key that nobody asked for and every key that is written twice.
  package func finish() {
    var seen = Set<String>()
    for (key, _) in pairs {
      guard let name = key.scalar?.string else {
        field.with(key).reportKind(Words("文字的键", "a text as key"))
        continue
      }
      if !seen.insert(name).inserted {
        SyntaxProblem.reportDuplicate(
          name, at: key.place, in: field.file, problems: field.problems)
      } else if !asked.contains(name) {
        reportUnknown(name, at: key.place)
      }
    }
  }

  private func reportUnknown(_ name: String, at place: Place?) {
    let quoted = Quoted(name)
    field.problems.report(
      .unknownKey, in: field.file, at: place,
      Words("不认识 \(quoted.chinese)", "\(quoted.english) means nothing here"),
      hint: Field.suggestion(for: name, in: asked))
  }
}
