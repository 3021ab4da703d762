import GateDomain

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
