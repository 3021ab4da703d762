/// When a rule applies: a total question about the fields of a form, without side effects.
///
/// A comparison with a field that is empty is false, and `not` turns that round like any other
/// answer.
public indirect enum Condition: Hashable, Sendable {
  /// A fact compares so.
  case fact(FactName, Comparison)
  /// All of them hold.
  case all([Condition])
  /// One of them holds.
  case any([Condition])
  /// It does not hold.
  case not(Condition)

  /// How a fact is compared.
  public enum Comparison: Hashable, Sendable {
    /// It is one of these words.
    case isIn([String])
    /// It is at least so much.
    case atLeast(Int64)
    /// It is at most so much.
    case atMost(Int64)
  }

  /// Every fact it asks about.
  public var facts: [FactName] {
    switch self {
    case .fact(let name, _): [name]
    case .all(let parts), .any(let parts): parts.flatMap(\.facts)
    case .not(let part): part.facts
    }
  }
}

/// The name of something that a condition can ask about.
public struct FactName: Hashable, Sendable {
  /// The field, or `requester`.
  public let field: String
  /// Which side of it; nil for its value.
  public let aspect: Aspect?

  /// Sides of a field that are no value of their own.
  public enum Aspect: String, Hashable, Sendable, CaseIterable {
    /// Of a period: how many days of the calendar it touches.
    case days
    /// Of a period: how many hours, begun ones counted.
    case hours
    /// Of a list: how many there are.
    case count
    /// Of files: all copies together.
    case copies
    /// Of files: the highest level.
    case level
    /// Of the requester: the department.
    case department
  }

  /// Names a fact.
  public init(field: String, aspect: Aspect?) {
    self.field = field
    self.aspect = aspect
  }

  /// `field` or `field.aspect`.
  public var text: String { [field, aspect?.rawValue].compactMap(\.self).joined(separator: ".") }
}

/// What a fact is.
public enum Fact: Hashable, Sendable {
  /// A word.
  case word(String)
  /// A number; a level counts by its place in `labels.yaml`, the lowest being 0.
  case number(Int64)
}
