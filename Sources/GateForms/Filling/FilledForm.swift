/// A form as somebody filled it in: texts that nobody has checked.
///
/// A period has two texts, `FIELD.from` and `FIELD.until`; the n-th file of a list has
/// `FIELD.n.name`, `FIELD.n.level` and `FIELD.n.copies`; every other field has one of its name.
public struct FilledForm: Hashable, Sendable, Codable {
  /// Which form.
  public let form: String
  /// The texts by name; a missing one counts as empty.
  public var texts: [String: String]

  /// Wraps what arrived.
  public init(form: String, texts: [String: String]) {
    self.form = form
    self.texts = texts
  }

  /// One text.
  public subscript(name: String) -> String {
    get { texts[name] ?? "" }
    set { texts[name] = newValue }
  }

  /// How many rows of files the texts of `field` have, up to `most`.
  public func rows(of field: String, most: Int) -> Int {
    (0..<most).last { row in
      ["name", "level", "copies"].contains { !self["\(field).\(row).\($0)"].isEmpty }
    }.map { $0 + 1 } ?? 0
  }
}

extension Form {
  /// The names of every text that a filled form can have.
  public var textNames: [String] {
    fields.flatMap { field -> [String] in
      switch field.kind {
      case .period: ["\(field.id).from", "\(field.id).until"]
      case .files(let rules):
        (0..<rules.most).flatMap { row in
          ["name", "level", "copies"].map { "\(field.id).\(row).\($0)" }
        }
      default: [field.id]
      }
    }
  }
}
