import GateDomain

/// Finds the facts in the values of a form.
struct FactReading {
  let form: Form
  let levels: [String]
  let offsetSeconds: Int

  /// Every fact by its name.
  func facts(of values: [String: FormValue]) -> [String: Fact] {
    var known: [String: Fact] = [:]
    for (field, value) in values {
      known[field] = plain(value, of: field)
      for aspect in FactName.Aspect.allCases {
        known[FactName(field: field, aspect: aspect).text] = side(aspect, of: value)
      }
    }
    return known
  }

  private func plain(_ value: FormValue, of field: String) -> Fact? {
    switch value {
    case .text(let text):
      form.field(field)?.kind == .level ? .number(rank(text)) : .word(text)
    case .number(let number): .number(number)
    case .day(let day): .word(day.text)
    case .period, .device, .list, .files, .attachment: nil
    }
  }

  private func side(_ aspect: FactName.Aspect, of value: FormValue) -> Fact? {
    switch (aspect, value) {
    case (.days, .period(let window)): .number(days(window))
    case (.hours, .period(let window)):
      .number(
        (window.notAfter.milliseconds - window.notBefore.milliseconds + 3_599_999) / 3_600_000)
    case (.count, .list(let lines)): .number(Int64(lines.count))
    case (.count, .files(let files)): .number(Int64(files.count))
    case (.copies, .files(let files)): .number(files.reduce(0) { $0 + Int64($1.copies) })
    case (.level, .files(let files)): files.map { rank($0.level) }.max().map(Fact.number)
    default: nil
    }
  }

  private func days(_ window: Window) -> Int64 {
    let last = Timestamp(milliseconds: window.notAfter.milliseconds - 1)
    return CalendarDay(of: last, offsetSeconds: offsetSeconds).number
      - CalendarDay(of: window.notBefore, offsetSeconds: offsetSeconds).number + 1
  }

  // Security: a level that the policy does not know counts as above every one that it knows.
  private func rank(_ level: String) -> Int64 {
    Int64(levels.firstIndex(of: level) ?? levels.count)
  }
}
