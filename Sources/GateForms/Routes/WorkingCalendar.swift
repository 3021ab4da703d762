public import GateDomain

/// Which hours are working time, as `policies/calendars/` says.
///
/// Monday to Friday unless a holiday, and the days that make up for one.
public struct WorkingCalendar: Hashable, Sendable {
  /// Days without work.
  public let holidays: Set<CalendarDay>
  /// Saturdays and Sundays on which people work (调休).
  public let workdays: Set<CalendarDay>
  /// Working hours in minutes of the day, in order, without overlap; never empty.
  public let hours: [Range<Int>]

  /// Describes a calendar.
  public init(holidays: Set<CalendarDay>, workdays: Set<CalendarDay>, hours: [Range<Int>]) {
    self.holidays = holidays
    self.workdays = workdays
    self.hours = hours
  }

  /// Seconds of work in one working day.
  public var secondsOfDay: Int64 { hours.reduce(0) { $0 + Int64($1.count) * 60 } }

  /// Whether people work on that day.
  public func isWorkday(_ day: CalendarDay) -> Bool {
    if workdays.contains(day) { return true }
    return day.weekday <= 5 && !holidays.contains(day)
  }

  /// The moment when that much time has passed.
  ///
  /// With holidays for ten years on end it gives up and answers with the end of the search: a
  /// deadline that comes too early only lapses a request.
  public func moment(
    _ duration: ApprovalStep.Duration, after start: Timestamp, offsetSeconds: Int
  ) -> Timestamp {
    guard duration.isWorkingTime else { return start.adding(seconds: duration.seconds) }
    var left = duration.seconds * 1000
    var day = CalendarDay(of: start, offsetSeconds: offsetSeconds)
    for _ in 0..<3_660 {
      for span in spans(of: day, offsetSeconds: offsetSeconds) where span.upperBound > start {
        let begin = max(span.lowerBound, start)
        let length = span.upperBound.milliseconds - begin.milliseconds
        if left <= length { return Timestamp(milliseconds: begin.milliseconds + left) }
        left -= length
      }
      day = CalendarDay(number: day.number + 1)
    }
    return day.start(offsetSeconds: offsetSeconds)
  }

  private func spans(of day: CalendarDay, offsetSeconds: Int) -> [Range<Timestamp>] {
    guard isWorkday(day) else { return [] }
    let start = day.start(offsetSeconds: offsetSeconds)
    return hours.map {
      start.adding(
        seconds: Int64($0.lowerBound) * 60)..<start.adding(
          seconds: Int64($0.upperBound) * 60)
    }
  }
}
