extension Timestamp {
  /// RFC 3339 in UTC with milliseconds, the one form used in records: `2026-11-22T08:00:00.123Z`.
  public var rfc3339: String {
    let time = CivilTime(self)
    return "\(Self.date(time))T\(Self.clock(time)):\(Self.padded(time.second, 2))"
      + ".\(Self.padded(time.millisecond, 3))Z"
  }

  /// Reads what `rfc3339` writes and nothing else; nil for any other text.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    let separators: [(Int, Character)] = [
      (4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "."), (23, "Z"),
    ]
    guard bytes.count == 24, separators.allSatisfy({ bytes[$0.0] == $0.1.asciiValue }) else {
      return nil
    }
    let fields = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19, 20..<23].map {
      Int(String(decoding: bytes[$0], as: UTF8.self))
    }
    guard fields.allSatisfy({ $0 != nil }) else { return nil }
    let numbers = fields.compactMap(\.self)
    guard
      let whole = CivilTime.moment(
        year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3],
        minute: numbers[4], second: numbers[5])
    else { return nil }
    self.init(milliseconds: whole.milliseconds + Int64(numbers[6]))
    guard rfc3339 == text else { return nil }
  }

  /// Date and time to the minute as a person reads it: `2026-11-22 16:05`.
  ///
  /// The reader's clock is `offsetSeconds` east of UTC.
  public func display(offsetSeconds: Int) -> String {
    let time = CivilTime(self, offsetSeconds: offsetSeconds)
    return "\(Self.date(time)) \(Self.clock(time))"
  }

  private static func date(_ time: CivilTime) -> String {
    "\(padded(time.year, 4))-\(padded(time.month, 2))-\(padded(time.day, 2))"
  }

  private static func clock(_ time: CivilTime) -> String {
    "\(padded(time.hour, 2)):\(padded(time.minute, 2))"
  }

  // Lists of a thousand times are written with it.
  private static func padded(_ number: Int, _ width: Int) -> String {
    if width == 2, number < 10 { return "0\(number)" }
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
