/// A value of the restricted JSON that records and grants are written in: no floats, no null.
///
/// Integers stay within ±(2⁵³ − 1), so that every JSON reader agrees on them.
public enum JSONValue: Hashable, Sendable {
  /// A text.
  case string(String)
  /// A whole number.
  case integer(Int64)
  /// A truth value.
  case boolean(Bool)
  /// A list.
  case array([JSONValue])
  /// Members by name; names are ASCII.
  case object([String: JSONValue])

  /// The largest integer that every JSON reader represents exactly.
  public static let integerLimit: Int64 = 9_007_199_254_740_991
}

extension JSONValue {
  /// Two values are the same when their canonical bytes are.
  ///
  /// Security: Swift compares texts by canonical equivalence, which would call U+2000 and U+2002
  /// the same text although they hash and sign differently.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    CanonicalJSON.encode(left) == CanonicalJSON.encode(right)
  }

  /// Hashes the canonical bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(CanonicalJSON.encode(self))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Members by name; a repeated name keeps its last value.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
}

extension JSONValue {
  /// The member called `name`; nil for anything but an object that has it.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The text; nil for anything else.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The whole number; nil for anything else.
  public var integer: Int64? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// The elements; nil for anything else.
  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }
}
