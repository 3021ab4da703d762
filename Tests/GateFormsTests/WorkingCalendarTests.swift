import GateDomain
import GateForms
import Testing

@Suite("Working time")
struct WorkingCalendarTests {
  private static let offset = 28_800

  private static func calendar() throws -> WorkingCalendar {
    WorkingCalendar(
      holidays: [try #require(CalendarDay(text: "2026-10-01"))],
      workdays: [try #require(CalendarDay(text: "2026-10-10"))],
      hours: [510..<720, 810..<1_080])
  }

  @Test(
    "Monday to Friday, without holidays, with the days that make up for them",
    arguments: [
      ("2026-11-20", true), ("2026-11-21", false), ("2026-11-22", false), ("2026-11-23", true),
      ("2026-10-01", false), ("2026-10-02", true), ("2026-10-10", true), ("2026-10-11", false),
      ("1970-01-01", true), ("1970-01-03", false),
    ])
  func workdays(day: String, isWorkday: Bool) throws {
    let day = try #require(CalendarDay(text: day))
    #expect(try Self.calendar().isWorkday(day) == isWorkday)
  }

  @Test(
    "a deadline by working time stands still at night, at noon, at weekends and on holidays",
    arguments: [
      ("2026-11-23T08:30", 1, "2026-11-23T09:30"), ("2026-11-23T11:30", 1, "2026-11-23T14:00"),
      ("2026-11-23T17:30", 1, "2026-11-24T09:00"), ("2026-11-20T17:30", 1, "2026-11-23T09:00"),
      ("2026-11-22T12:00", 1, "2026-11-23T09:30"), ("2026-09-30T17:00", 2, "2026-10-02T09:30"),
      ("2026-11-23T08:30", 8, "2026-11-23T18:00"), ("2026-11-23T08:30", 40, "2026-11-27T18:00"),
      ("2026-10-09T17:00", 2, "2026-10-10T09:30"),
    ])
  func deadlines(start: String, hours: Int64, end: String) throws {
    let start = try #require(Timestamp(formText: start, offsetSeconds: Self.offset))
    let moment = try Self.calendar().moment(
      .init(seconds: hours * 3_600, isWorkingTime: true), after: start, offsetSeconds: Self.offset)
    #expect(moment.formText(offsetSeconds: Self.offset) == end)
  }

  @Test("by the clock on the wall a deadline never stands still")
  func wall() throws {
    let start = Timestamp(milliseconds: 1_795_334_400_000)
    #expect(
      try Self.calendar().moment(.init(seconds: 86_400), after: start, offsetSeconds: 0)
        == start.adding(seconds: 86_400))
  }

  @Test("with holidays for ever there still is a deadline")
  func forever() {
    let days = Set((Int64(0)...30_000).map { CalendarDay(number: $0) })
    let calendar = WorkingCalendar(holidays: days, workdays: [], hours: [0..<1])
    let start = Timestamp(milliseconds: 1_795_334_400_000)
    let moment = calendar.moment(
      .init(seconds: 60, isWorkingTime: true), after: start, offsetSeconds: 0)
    #expect(moment > start && moment < start.adding(seconds: 3_700 * 86_400))
  }

  @Test(
    "days are read exactly",
    arguments: ["2026-2-3", "2026-02-30", "2026-13-01", "2026-11-22 ", "２026-11-22", "", "11-22"])
  func badDays(text: String) {
    #expect(CalendarDay(text: text) == nil)
  }
}
