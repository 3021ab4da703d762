import GateApproval
import GateDomain
import GatePolicy

extension InboundForm {
  /// The form as a page sent it; a medium chosen from the list brings its station along.
  init(_ fields: FormFields) {
    self.init(texts: [:])
    for field in Field.allCases { self[field] = fields[field.rawValue] }
    let choice = fields[MediumChoice.field]
    guard let slash = choice.lastIndex(of: "/") else { return }
    self[.station] = String(choice[..<slash])
    self[.device] = String(choice[choice.index(after: slash)...])
  }

  /// An empty form that ends with the working day.
  static func fresh(at now: Timestamp, offsetSeconds: Int) -> InboundForm {
    var form = InboundForm(texts: [:])
    form[.notAfter] = WorkingDay.end(at: now, offsetSeconds: offsetSeconds)
      .formText(offsetSeconds: offsetSeconds)
    return form
  }
}

/// When work ends.
enum WorkingDay {
  private static let lastHour = 18

  /// Six in the evening; four hours from now when that is near or past.
  static func end(at now: Timestamp, offsetSeconds: Int) -> Timestamp {
    let today = CivilTime(now, offsetSeconds: offsetSeconds)
    let evening = CivilTime.moment(
      year: today.year, month: today.month, day: today.day, hour: lastHour, minute: 0,
      offsetSeconds: offsetSeconds)
    guard let evening, evening > now.adding(seconds: 3600) else {
      return now.adding(seconds: 4 * 3600)
    }
    return evening
  }
}
