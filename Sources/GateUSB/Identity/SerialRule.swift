public import GateDomain

/// Whether a serial number is good enough to know a device by.
public enum SerialRule {
  /// Fewest bytes of a serial.
  public static let shortest = 8
  // Fewer different bytes than this are a pattern, not a number of its own.
  private static let fewestDifferent = 3

  /// What is wrong with a serial; nil when it can serve.
  ///
  /// Whether another device has the same cannot be seen from one serial alone.
  public static func objection(to serial: [UInt8]) -> DeviceObjection? {
    let meaning = serial.filter { !blanks.contains($0) }
    guard !meaning.isEmpty else { return .noSerial }
    guard meaning.count >= shortest, Set(meaning).count >= fewestDifferent, !isCounting(meaning)
    else { return .shortSerial }
    return nil
  }

  private static let blanks: Set<UInt8> = [0x00, 0x09, 0x0a, 0x0d, 0x20, 0xff]

  // 0123456789AB and its like are what makers write who give out no numbers.
  private static func isCounting(_ serial: [UInt8]) -> Bool {
    let digits = Array("01234567890ABCDEF".utf8)
    let hex = Array("0123456789ABCDEF0123456789ABCDEF".utf8)
    let upper = serial.map { (0x61...0x7a).contains($0) ? $0 - 0x20 : $0 }
    return [digits, hex].contains { row in
      row.count >= upper.count
        && (0...(row.count - upper.count)).contains { start in
          Array(row[start..<(start + upper.count)]) == upper
        }
    }
  }
}
