/// A moment, in whole milliseconds since 1970-01-01T00:00:00 UTC.
///
/// A timestamp in a record is a claim of the host that wrote it, never a proof.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since the Unix epoch, leap seconds not counted.
  public let milliseconds: Int64

  /// The first and the last moment that a record can name: the years 1970 to 9999.
  public static let range: ClosedRange<Int64> = 0...253_402_300_799_999

  /// Makes a moment from milliseconds since the Unix epoch; outside `range`, its nearer end.
  ///
  /// Clamping keeps every later sum of times from overflowing.
  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
  }

  /// Reads the bare number, and refuses one outside `range`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    milliseconds = try container.decode(Int64.self)
    guard Self.range.contains(milliseconds) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a moment")
    }
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

  /// The moment that many seconds later; earlier for a negative number; an end of `range` for
  /// a number that leads out of it.
  public func adding(seconds: Int64) -> Timestamp {
    let span = Self.range.upperBound / 1000 + 1
    return Timestamp(milliseconds: milliseconds + min(max(seconds, -span), span) * 1000)
  }
}
