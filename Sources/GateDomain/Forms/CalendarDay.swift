/// A day of the calendar, without a time or a zone.
public struct CalendarDay: Hashable, Sendable, Codable, Comparable {
  /// Days since 1970-01-01.
  public let number: Int64

  /// Wraps a count of days since 1970-01-01.
  public init(number: Int64) {
    self.number = number
  }

  /// The day of a moment by a clock that far east of UTC.
  public init(of time: Timestamp, offsetSeconds: Int) {
    let local = time.milliseconds + Int64(offsetSeconds) * 1000
    let day: Int64 = 86_400_000
    number = local >= 0 ? local / day : -((-local + day - 1) / day)
  }

  /// Reads `2026-11-22`; nil for anything else, such as the 30th of February.
  public init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]),
      let start = CivilTime.moment(
        year: year, month: month, day: day, hour: 0, minute: 0, offsetSeconds: 0)
    else { return nil }
    self.init(of: start, offsetSeconds: 0)
    guard self.text == text else { return nil }
  }

  /// `2026-11-22`.
  public var text: String { String(start(offsetSeconds: 0).rfc3339.prefix(10)) }

  /// The first moment of the day by a clock that far east of UTC.
  public func start(offsetSeconds: Int) -> Timestamp {
    Timestamp(milliseconds: number * 86_400_000 - Int64(offsetSeconds) * 1000)
  }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int { Int(((number + 3) % 7 + 7) % 7) + 1 }

  /// Orders by time.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }
}
