import GateDomain
import GateForms

extension Level {
  /// Reads `levels.yaml`, lowest first.
  static func list(_ map: FieldMap) -> [Level]? {
    guard let items = map.required("levels")?.list(atLeastOne: Self.noLevel) else { return nil }
    var seen = Set<String>()
    let levels = items.map { Level.read($0, seen: &seen) }
    return levels.contains { $0 == nil } ? nil : levels.compactMap(\.self)
  }

  private static func read(_ field: Field, seen: inout Set<String>) -> Level? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let label = map.required("label")?.words()
    guard let id, let label else { return nil }
    return Level(id: id, label: label)
  }

  private static let noLevel = Words("至少要有一个密级", "there must be a level")
}

extension Field {
  /// The items of a list that must not be empty.
  func list(atLeastOne what: Words) -> [Field]? {
    guard let items = list() else { return nil }
    guard !items.isEmpty else {
      report(.emptyList, what, hint: Words("请至少写一项", "write one at least"))
      return nil
    }
    return items
  }

  /// A short name of lower-case ASCII letters, digits and `-` that is not in `seen` yet.
  package func shortName(unlike seen: inout Set<String>) -> String? {
    guard let text = text() else { return nil }
    guard Self.isShortName(text) else {
      reportValue(
        hint: Words("只用小写字母、数字和连字符，最多 32 个", "at most 32 lower-case letters, digits and hyphens"))
      return nil
    }
    guard seen.insert(text).inserted else {
      reportValue(.duplicateEntry, hint: Words("此名已用过，请另取一个", "it is taken; choose another"))
      return nil
    }
    return text
  }

  static func isShortName(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
      }
  }
}
