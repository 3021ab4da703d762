import Foundation
import GateDomain

/// Values in the form in which people read them.
enum Shown {
  /// Bytes in binary units: `813.0 MiB`.
  static func bytes(_ count: UInt64) -> String {
    guard count >= 1024 else { return "\(count) B" }
    var (value, unit) = (Double(count) / 1024, 0)
    let units = ["KiB", "MiB", "GiB", "TiB", "PiB"]
    while value >= 1023.95, unit + 1 < units.count {
      value /= 1024
      unit += 1
    }
    return "\(tenths(value)) \(units[unit])"
  }

  /// A moment by the clock of this machine.
  static func time(_ time: Timestamp) -> String {
    let date = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
    return time.display(offsetSeconds: TimeZone.current.secondsFromGMT(for: date))
  }

  /// A span of time: `4s`, `2m05s`, `1h03m`.
  static func duration(seconds: Int) -> String {
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 3600 { return "\(seconds / 60)m\(twoDigits(seconds % 60))s" }
    return "\(seconds / 3600)h\(twoDigits(seconds / 60 % 60))m"
  }

  private static func tenths(_ value: Double) -> String {
    let rounded = Int((value * 10).rounded())
    return "\(rounded / 10).\(rounded % 10)"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
