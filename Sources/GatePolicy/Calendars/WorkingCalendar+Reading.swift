import GateDomain
import GateForms

extension WorkingCalendar {
  /// Where the working hours stand; every other file there is the calendar of a year.
  static let hoursFile = "calendars/hours.yaml"

  /// Reads the hours and the calendars of all years.
  static func read(
    hours: FieldMap?, years: [(file: String, map: FieldMap)]
  ) -> WorkingCalendar? {
    let spans = hours?.required("hours")?.workingHours()
    hours?.finish()
    var (holidays, workdays) = (Set<CalendarDay>(), Set<CalendarDay>())
    var isWhole = true
    for (file, map) in years {
      let year = String(file.dropFirst("calendars/".count).prefix(4))
      let free = map.required("holidays")?.days(of: year)
      let working = map.required("workdays")?.days(of: year)
      map.finish()
      isWhole = isWhole && free != nil && working != nil
      holidays.formUnion(free ?? [])
      workdays.formUnion(working ?? [])
    }
    guard let spans, isWhole else { return nil }
    return WorkingCalendar(holidays: holidays, workdays: workdays, hours: spans)
  }
}

extension Field {
  /// Days of one year, each `2026-10-01`.
  fileprivate func days(of year: String) -> [CalendarDay]? {
    guard let items = list() else { return nil }
    let days = items.map { $0.day(of: year) }
    return days.contains(nil) ? nil : days.compactMap(\.self)
  }

  private func day(of year: String) -> CalendarDay? {
    guard let text = text() else { return nil }
    guard let day = CalendarDay(text: text), text.hasPrefix(year) else {
      reportValue(
        hint: Words(
          "请写 \(year) 年的日期，例如 \(year)-10-01", "write a day of \(year), e.g. \(year)-10-01"))
      return nil
    }
    return day
  }

  /// Spans such as `08:30-12:00`, in order and without overlap.
  fileprivate func workingHours() -> [Range<Int>]? {
    let items = list(atLeastOne: Words("至少要有一段工作时间", "there must be a span of working hours"))
    var spans: [Range<Int>] = []
    for item in items ?? [] {
      guard let text = item.text() else { return nil }
      guard let span = Self.span(text), span.lowerBound >= spans.last?.upperBound ?? 0 else {
        item.reportValue(
          hint: Words("按时间顺序写，例如 08:30-12:00", "write them in order, e.g. 08:30-12:00"))
        return nil
      }
      spans.append(span)
    }
    return spans.isEmpty ? nil : spans
  }

  private static func span(_ text: String) -> Range<Int>? {
    let ends = text.split(separator: "-").map(minute)
    guard ends.count == 2, let from = ends[0], let until = ends[1], from < until else { return nil }
    return from..<until
  }

  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":").map { Int($0) }
    guard text.utf8.count == 5, parts.count == 2, let hour = parts[0], let minute = parts[1],
      (0...24).contains(hour), (0..<60).contains(minute), hour * 60 + minute <= 1_440
    else { return nil }
    return hour * 60 + minute
  }
}
