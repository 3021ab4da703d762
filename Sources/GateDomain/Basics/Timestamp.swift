/// A moment, in whole milliseconds since 1970-01-01T00:00:00 UTC.
///
/// A timestamp in a record is a claim of the host that wrote it, never a proof.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since the Unix epoch, leap seconds not counted.
  public let milliseconds: Int64

  /// Makes a moment from milliseconds since the Unix epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Reads the bare number.
  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes the bare number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment that many seconds later; earlier for a negative number.
  public func adding(seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds + seconds * 1000)
  }
}
