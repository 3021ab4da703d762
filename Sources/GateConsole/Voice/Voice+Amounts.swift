import GateDomain

extension Voice {
  /// A size for people, with the exact bytes in its title.
  func size(_ bytes: UInt64) -> HTML {
    let exact = self("\(Self.grouped(bytes)) 字节", "\(Self.grouped(bytes)) bytes")
    return "<span class=\"amount\" title=\"\(exact)\">\(Self.short(bytes))</span>"
  }

  /// A size for people as plain text.
  static func short(_ bytes: UInt64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"]
    var (amount, unit) = (Double(bytes), 0)
    while amount >= 1000, unit < units.count - 1 {
      (amount, unit) = (amount / 1024, unit + 1)
    }
    guard unit > 0 else { return "\(bytes) B" }
    let tenths = Int((amount * 10).rounded())
    return tenths < 100
      ? "\(tenths / 10).\(tenths % 10) \(units[unit])" : "\(tenths / 10) \(units[unit])"
  }

  /// `1,234,567`.
  static func grouped(_ number: UInt64) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// `5 个文件` or `5 files`.
  func files(_ count: UInt64) -> String {
    self("\(count) 个文件", count == 1 ? "1 file" : "\(count) files")
  }

  /// A list of names as a sentence has it.
  func list(_ names: [String]) -> String {
    names.joined(separator: self("、", ", "))
  }
}
