import GateDomain
import GateForms
import Yams

/// What a condition asks about, and which answers it can be compared with.
struct ConditionSubject {
  /// Kinds of answers.
  private enum Answers {
    case words([String]?)
    case number
    case level
  }

  let name: FactName
  private let answers: Answers

  /// Finds the subject of a key such as `period.days`; nil where there is none.
  init?(_ key: String, of fields: [FormField]) {
    guard let found = Self.all(of: fields).first(where: { $0.name.text == key }) else { return nil }
    self = found
  }

  private init(_ name: FactName, _ answers: Answers) {
    self.name = name
    self.answers = answers
  }

  /// Every key that a condition over these fields can have.
  static func names(of fields: [FormField]) -> [String] {
    all(of: fields).map(\.name.text) + ["any-of", "all-of", "not"]
  }

  /// Every subject of a condition over these fields.
  static func all(of fields: [FormField]) -> [ConditionSubject] {
    fields.flatMap(subjects) + [ConditionSubject(FormFacts.department, .words(nil))]
  }

  private static func subjects(_ field: FormField) -> [ConditionSubject] {
    func subject(_ aspect: FactName.Aspect?, _ answers: Answers) -> ConditionSubject {
      ConditionSubject(FactName(field: field.id, aspect: aspect), answers)
    }
    return switch field.kind {
    case .text, .person, .department, .station, .day: [subject(nil, .words(nil))]
    case .choice(let choices): [subject(nil, .words(choices.map(\.id)))]
    case .number: [subject(nil, .number)]
    case .level: [subject(nil, .level)]
    case .period: [subject(.days, .number), subject(.hours, .number)]
    case .lines, .addresses: [subject(.count, .number)]
    case .files:
      [subject(.count, .number), subject(.copies, .number), subject(.level, .level)]
    case .device, .attachment: []
    }
  }

  /// The fact that an example writes as `text`; nil where it can never be one.
  func fact(_ text: String, levels: [Level]) -> Fact? {
    switch answers {
    case .words(let known): known?.contains(text) ?? true ? .word(text) : nil
    case .number: Int64(text).map(Fact.number)
    case .level: levels.firstIndex { $0.id == text }.map { .number(Int64($0)) }
    }
  }

  /// Reads `value`, `{ in: […] }`, `{ gte: … }` or `{ lte: … }`.
  func comparison(_ field: Field, levels: [Level]?) -> Condition.Comparison? {
    guard field.node.mapping != nil else { return word(field, levels).map { .isIn([$0]) } }
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    if let list = map.optional("in") {
      let words = list.list(atLeastOne: Words("没有可选的值", "there is no value"))?
        .map { word($0, levels) }
      guard let words, !words.contains(nil) else { return nil }
      return .isIn(words.compactMap(\.self))
    }
    if let least = map.optional("gte") { return number(least, levels).map { .atLeast($0) } }
    if let most = map.optional("lte") { return number(most, levels).map { .atMost($0) } }
    field.reportKind(Words("一个值，或 in、gte、lte 之一", "a value, or one of in, gte and lte"))
    return nil
  }

  private func word(_ field: Field, _ levels: [Level]?) -> String? {
    switch answers {
    case .words(nil): return field.line()
    case .words(let known?):
      guard let text = field.text() else { return nil }
      guard known.contains(text) else {
        field.reportValue(hint: Field.suggestion(for: text, in: known))
        return nil
      }
      return text
    case .number, .level: return number(field, levels).map { String($0) }
    }
  }

  private func number(_ field: Field, _ levels: [Level]?) -> Int64? {
    switch answers {
    case .words:
      field.reportKind(
        Words("in 加一组词；大小只能用于数和密级", "`in` with words: only numbers and levels have an order"))
      return nil
    case .number: return field.integer(in: -1_000_000_000...1_000_000_000).map { Int64($0) }
    case .level:
      guard let text = field.text() else { return nil }
      let known = (levels ?? []).map(\.id)
      guard let rank = known.firstIndex(of: text) else {
        field.reportValue(hint: Field.suggestion(for: text, in: known))
        return nil
      }
      return Int64(rank)
    }
  }
}
