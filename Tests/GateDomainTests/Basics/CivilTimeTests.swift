import GateDomain
import Testing

@Suite struct CivilTimeTests {
  /// Counts days by the rule that every child learns, for more than one whole period of 400 years.
  @Test func `agrees with counting the days one by one`() {
    var (year, month, day) = (1970, 1, 1)
    for count in 0..<160_000 {
      let noon = Timestamp(milliseconds: Int64(count) * 86_400_000 + 43_200_000)
      let time = CivilTime(noon)
      guard (time.year, time.month, time.day, time.hour) == (year, month, day, 12) else {
        Issue.record("day \(count) is \(time), not \(year)-\(month)-\(day)")
        return
      }
      let moment = CivilTime.moment(year: year, month: month, day: day, hour: 12, minute: 0)
      guard moment == noon else {
        Issue.record("\(year)-\(month)-\(day) is \(String(describing: moment))")
        return
      }
      day += 1
      if day > Self.length(of: month, in: year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(year == 2408)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  @Test func `splits a moment down to the millisecond`() {
    let time = CivilTime(Timestamp(milliseconds: 1_795_334_400_123), offsetSeconds: 28_800 + 61)
    #expect(
      [time.year, time.month, time.day, time.hour, time.minute, time.second, time.millisecond]
        == [2026, 11, 22, 16, 1, 1, 123])
  }

  @Test(arguments: [
    (2026, 2, 29, 0, 0, 0), (1900, 2, 29, 0, 0, 0), (2026, 4, 31, 0, 0, 0),
    (2026, 0, 1, 0, 0, 0), (2026, 13, 1, 0, 0, 0), (2026, 1, 0, 0, 0, 0), (2026, 1, 32, 0, 0, 0),
    (2026, 1, 1, 24, 0, 0), (2026, 1, 1, -1, 0, 0), (2026, 1, 1, 0, 60, 0),
    (2026, 1, 1, 0, 0, 60), (1969, 12, 31, 0, 0, 0), (10_000, 1, 1, 0, 0, 0),
    (Int.min, 1, 1, 0, 0, 0), (2026, Int.max, 1, 0, 0, 0),
  ])
  func `refuses fields that name no date`(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
  ) {
    let moment = CivilTime.moment(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    #expect(moment == nil)
  }

  @Test func `takes the clock's offset into account, also across the first day`() {
    let eight = CivilTime.moment(
      year: 1970, month: 1, day: 1, hour: 8, minute: 0, offsetSeconds: 28_800)
    #expect(eight == Timestamp(milliseconds: 0))
    let seven = CivilTime.moment(
      year: 1970, month: 1, day: 1, hour: 7, minute: 59, offsetSeconds: 28_800)
    #expect(seven == nil)
  }
}
