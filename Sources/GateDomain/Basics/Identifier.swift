/// A name for one thing of kind `Subject`, unique within an office.
///
/// The text is opaque to everybody but the place that made it. Two identifiers of different
/// kinds never compare, so a transfer cannot be looked up with a request's name.
public struct Identifier<Subject>: RawRepresentable, Hashable, Sendable {
  /// The text as stored, sent and shown.
  public let rawValue: String

  /// Wraps a text that came from the store or the wire.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Wraps a text that is known to be an identifier.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// Makes a new identifier: a ULID, so that identifiers sort by the time they were made.
  public static func make(at time: Timestamp) -> Self {
    Self(ULID.make(at: time))
  }
}

extension Identifier: Codable {
  /// Reads the bare text.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the bare text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension Identifier: Comparable {
  /// Orders by the text, which for made identifiers is the order of making.
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Identifier: CustomStringConvertible {
  /// The bare text.
  public var description: String { rawValue }
}
