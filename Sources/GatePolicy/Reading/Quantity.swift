/// Reads and writes amounts with a unit: `30m`, `3d`, `2GiB`.
enum Quantity {
  /// Seconds in each unit of time, smallest first.
  static let durations: [(unit: String, factor: Int64)] = [
    ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400),
  ]
  /// Bytes in each unit of size, smallest first.
  static let sizes: [(unit: String, factor: Int64)] = [
    ("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30),
  ]

  /// The amount in the smallest unit; nil unless it is digits and one of `units`.
  static func parse(_ text: String, units: [(unit: String, factor: Int64)]) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count)
    guard let count = Int64(digits), let factor = units.first(where: { $0.unit == unit })?.factor
    else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  /// The shortest exact text for an amount.
  static func format(_ amount: Int64, units: [(unit: String, factor: Int64)]) -> String {
    let fitting = units.last { amount % $0.factor == 0 && amount >= $0.factor } ?? units[0]
    return "\(amount / fitting.factor)\(fitting.unit)"
  }
}
