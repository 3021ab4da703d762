import Foundation
import GateDomain
import GateSite

/// Windows, signature ages and records all rest on the clock.
enum ClockChecks {
  /// No correct clock shows less: the product did not exist.
  private static let earliest = CivilTime.moment(year: 2026, month: 1, day: 1, hour: 0, minute: 0)

  static func all() -> [Finding] {
    [sane(.now)]
  }

  static func sane(_ now: Timestamp) -> Finding {
    guard let earliest, now >= earliest else {
      return .fail(
        "clock",
        Words("系统时钟早于产品发布：\(now.rfc3339)", "the clock is before this product: \(now.rfc3339)"),
        hint: Words("请校准系统时钟", "set the clock"))
    }
    return .ok("clock", "系统时钟 \(Shown.time(now))", "the clock shows \(Shown.time(now))")
  }

  /// The clock against the newest record: time in the log only goes on.
  static func against(newestRecord: Timestamp?, now: Timestamp) -> Finding? {
    guard let newestRecord, now.adding(seconds: 60) < newestRecord else { return nil }
    return .fail(
      "clock",
      Words(
        "系统时钟早于最新审计记录 \(newestRecord.rfc3339)",
        "the clock is before the newest record, \(newestRecord.rfc3339)"),
      hint: Words("请校准系统时钟后再继续", "set the clock before going on"))
  }
}
