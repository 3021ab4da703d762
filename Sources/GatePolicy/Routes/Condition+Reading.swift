import GateDomain
import GateForms

extension Condition {
  /// Reads a condition over `fields`; several keys must all hold.
  ///
  /// - Parameters:
  ///   - field: The place in the file.
  ///   - fields: The fields that it may ask about.
  ///   - levels: The levels of the policy, lowest first; nil where levels cannot be asked about.
  /// - Returns: The condition; nil when a problem was reported.
  static func read(_ field: Field, of fields: [FormField], levels: [Level]?) -> Condition? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let entries = map.entries()
    guard !entries.isEmpty else {
      field.report(
        .emptyList, Words("条件是空的", "the condition is empty"),
        hint: Words("总是适用的规则不写 when", "leave `when` out where a rule always applies"))
      return nil
    }
    let parts = entries.map { part($0.key, $0.value, of: fields, levels: levels) }
    guard !parts.contains(where: { $0 == nil }) else { return nil }
    let known = parts.compactMap(\.self)
    return known.count == 1 ? known[0] : .all(known)
  }

  private static func part(
    _ key: String, _ value: Field, of fields: [FormField], levels: [Level]?
  ) -> Condition? {
    switch key {
    case "any-of": list(value, of: fields, levels).map(Condition.any)
    case "all-of": list(value, of: fields, levels).map(Condition.all)
    case "not": read(value, of: fields, levels: levels).map(Condition.not)
    default: fact(key, value, of: fields, levels: levels)
    }
  }

  private static func list(_ field: Field, of fields: [FormField], _ levels: [Level]?)
    -> [Condition]?
  {
    let items = field.list(atLeastOne: Words("条件是空的", "the condition is empty"))
    let parts = items?.map { read($0, of: fields, levels: levels) }
    guard let parts, !parts.contains(where: { $0 == nil }) else { return nil }
    return parts.compactMap(\.self)
  }

  private static func fact(
    _ key: String, _ value: Field, of fields: [FormField], levels: [Level]?
  ) -> Condition? {
    guard let subject = ConditionSubject(key, of: fields) else {
      value.report(
        .badValue,
        Words("“\(Quoted(key).chinese)”不能作为条件", "\(Quoted(key).english) is nothing to ask about"),
        hint: Field.suggestion(for: key, in: ConditionSubject.names(of: fields)))
      return nil
    }
    return subject.comparison(value, levels: levels).map { .fact(subject.name, $0) }
  }
}
