import GateDomain
import GateForms

extension FormField {
  /// Reads the fields of a form; each must have its own `id`.
  static func list(_ field: Field) -> [FormField]? {
    let items = field.list(atLeastOne: Words("至少要有一个字段", "a form needs a field"))
    guard let items else { return nil }
    var (seen, fields, isWhole) = (Set(["requester"]), [FormField](), true)
    for item in items {
      if let field = read(item, seen: &seen, before: fields) {
        fields.append(field)
      } else {
        isWhole = false
      }
    }
    return isWhole ? fields : nil
  }

  // A condition asks only about fields above, so that people meet the question after its reason.
  private static func read(_ item: Field, seen: inout Set<String>, before: [FormField])
    -> FormField?
  {
    guard let map = item.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let label = map.required("label")?.words()
    let help = map.optional("help").map { $0.words() }
    let required = map.required("required")?.flag()
    let type = map.required("type")?.choice(TypeWord.self)
    let kind = type.flatMap { $0.kind(map) }
    let when = map.optional("required-when").map { Condition.read($0, of: before, levels: nil) }
    guard let id, let label, let required, let kind else { return nil }
    if let help, help == nil { return nil }
    if let when, when == nil { return nil }
    return FormField(
      id: id, label: label, help: help.flatMap(\.self), kind: kind, isRequired: required,
      requiredWhen: when.flatMap(\.self))
  }

  /// The words for kinds of fields.
  private enum TypeWord: String, CaseIterable {
    case text, number, choice, date, period, person, department, station, device, level, lines
    case addresses = "mac-addresses"
    case files, attachment

    func kind(_ map: FieldMap) -> FieldKind? {
      switch self {
      case .text: text(map)
      case .number: number(map)
      case .choice: map.required("choices").flatMap(Choice.list).map(FieldKind.choice)
      case .date: .day
      case .period: period(map)
      case .person: .person
      case .department: .department
      case .station: .station
      case .device: .device
      case .level: .level
      case .lines: lines(map)
      case .addresses: map.required("most")?.integer(in: 1...32).map { .addresses(most: $0) }
      case .files: files(map)
      case .attachment:
        map.required("max-size")?.size(in: 1...256 << 20).map { .attachment(most: $0) }
      }
    }

    private func text(_ map: FieldMap) -> FieldKind? {
      let rows = map.required("rows")?.integer(in: 1...20)
      let most = map.required("max-length")?.integer(in: 1...2_000)
      let least = map.optional("min-length").map { $0.integer(in: 1...2_000) } ?? 1
      let pattern = map.optional("pattern").map { $0.pattern() }
      guard let rows, let most, let least else { return nil }
      if let pattern, pattern == nil { return nil }
      return .text(
        .init(rows: rows, length: min(least, most)...most, pattern: pattern.flatMap(\.self)))
    }

    private func number(_ map: FieldMap) -> FieldKind? {
      let range = -1_000_000_000...1_000_000_000
      let (least, most) = (
        map.required("min")?.integer(in: range), map.required("max")?.integer(in: range)
      )
      guard let least, let most, least <= most else { return nil }
      return .number(Int64(least)...Int64(most))
    }

    private func period(_ map: FieldMap) -> FieldKind? {
      let longest = map.required("longest")?.duration(in: 300...3_660 * 86_400)
      let ahead = map.required("ahead")?.duration(in: 0...3_660 * 86_400)
      guard let longest, let ahead else { return nil }
      return .period(longest: longest, ahead: ahead)
    }

    private func lines(_ map: FieldMap) -> FieldKind? {
      let most = map.required("most")?.integer(in: 1...500)
      let length = map.required("max-length")?.integer(in: 1...500)
      guard let most, let length else { return nil }
      return .lines(most: most, length: length)
    }

    private func files(_ map: FieldMap) -> FieldKind? {
      let most = map.required("most")?.integer(in: 1...100)
      let levels = map.required("levels")?.flag()
      let copies = map.optional("max-copies").map { $0.integer(in: 1...1_000) }
      guard let most, let levels else { return nil }
      if let copies, copies == nil { return nil }
      return .files(.init(most: most, hasLevels: levels, mostCopies: copies.flatMap(\.self)))
    }
  }
}

extension Choice {
  fileprivate static func list(_ field: Field) -> [Choice]? {
    let items = field.list(atLeastOne: Words("至少要有一个选项", "a choice needs an entry"))
    guard let items else { return nil }
    var seen = Set<String>()
    let choices = items.map { read($0, seen: &seen) }
    return choices.contains { $0 == nil } ? nil : choices.compactMap(\.self)
  }

  private static func read(_ item: Field, seen: inout Set<String>) -> Choice? {
    guard let map = item.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let label = map.required("label")?.words()
    guard let id, let label else { return nil }
    return Choice(id: id, label: label)
  }
}

extension Field {
  fileprivate func pattern() -> String? {
    guard let text = line(limit: 200) else { return nil }
    guard TextPattern.isValid(text) else {
      reportValue(hint: Words("不是有效的正则表达式", "it is no regular expression"))
      return nil
    }
    return text
  }
}
