import GateLinux

/// The helper's answer as bytes: for each descriptor an errno, a length and what was read.
enum SysfsAnswer {
  /// Most bytes of one attribute; the kernel gives no more.
  static let valueLimit = 4_096

  /// The form of one outcome.
  static func bytes(_ outcome: SysfsHelper.Outcome) -> [UInt8] {
    switch outcome {
    case .done(let value): number(0) + number(value.count) + value
    case .failed(let error): number(Int(error)) + number(0)
    case .hung: []
    }
  }

  private static func number(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  /// Reads an answer about so many descriptors; nil when it is none.
  static func outcomes(_ message: consuming Message?, count: Int) -> [SysfsHelper.Outcome]? {
    guard let message else { return nil }
    var rest = message.bytes[...]
    var outcomes: [SysfsHelper.Outcome] = []
    for _ in 0..<count {
      guard rest.count >= 4 else { return nil }
      let numbers = Array(rest.prefix(4)).map(Int.init)
      let (error, length) = (numbers[0] | numbers[1] << 8, numbers[2] | numbers[3] << 8)
      rest = rest.dropFirst(4)
      guard rest.count >= length else { return nil }
      outcomes.append(error == 0 ? .done(Array(rest.prefix(length))) : .failed(Int32(error)))
      rest = rest.dropFirst(length)
    }
    return rest.isEmpty ? outcomes : nil
  }
}
