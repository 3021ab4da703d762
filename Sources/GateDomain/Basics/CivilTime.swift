/// A moment split into calendar fields of the proleptic Gregorian calendar at a fixed offset.
///
/// The field layer has no Foundation, and records need one exact text form.
public struct CivilTime: Hashable, Sendable {
  /// Calendar year, month 1-12, day 1-31, hour 0-23, minute, second, millisecond.
  public let year, month, day, hour, minute, second, millisecond: Int

  /// Splits `time` as a clock `offsetSeconds` east of UTC shows it.
  public init(_ time: Timestamp, offsetSeconds: Int = 0) {
    let local = time.milliseconds + Int64(offsetSeconds) * 1000
    let (days, rest) = Self.floorDivide(local, 86_400_000)
    (year, month, day) = Self.date(daysSinceEpoch: days)
    let milliseconds = Int(rest)
    hour = milliseconds / 3_600_000
    minute = milliseconds / 60_000 % 60
    second = milliseconds / 1000 % 60
    millisecond = milliseconds % 1000
  }

  /// The moment these fields name at a clock `offsetSeconds` east of UTC; nil if no such date.
  public static func moment(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int = 0,
    offsetSeconds: Int = 0
  ) -> Timestamp? {
    guard (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
      (0...59).contains(minute), (0...59).contains(second), (1970...9999).contains(year)
    else { return nil }
    let days = daysSinceEpoch(year: year, month: month, day: day)
    guard date(daysSinceEpoch: days) == (year, month, day) else { return nil }
    let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second - offsetSeconds)
    guard Timestamp.range.contains(seconds * 1000) else { return nil }
    return Timestamp(milliseconds: seconds * 1000)
  }

  // Both directions follow the well-known era arithmetic: 400 years are 146,097 days, and a
  // year that begins in March puts the leap day last.
  private static func date(daysSinceEpoch: Int64) -> (Int, Int, Int) {
    let (era, dayOfEra) = floorDivide(daysSinceEpoch + 719_468, 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
  }

  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int64 {
    let shiftedYear = Int64(month <= 2 ? year - 1 : year)
    let (era, yearOfEra) = floorDivide(shiftedYear, 400)
    let shiftedMonth = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> (Int64, Int64) {
    let quotient = value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    return (quotient, value - quotient * divisor)
  }
}
