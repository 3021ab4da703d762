/// Bytes written as letters, five for four (ISO 32000, 7.4.3).
enum ASCII85 {
  /// The bytes; nil when other letters stand among them or the end is missing.
  static func decode(_ bytes: Bytes) -> Bytes? {
    let out = Memory(capacity: bytes.count / 5 * 4 + 8)
    var (value, held): (UInt64, Int) = (0, 0)
    for index in 0..<bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x7e: return bytes[index + 1] == 0x3e && rest(value, held, out) ? out.bytes : nil
      case 0x7a where held == 0: put(0, 4, out)
      case 0x21...0x75:
        (value, held) = (value * 85 + UInt64(byte - 0x21), held + 1)
        guard held == 5 else { continue }
        guard value <= UInt64(UInt32.max) else { return nil }
        put(value, 4, out)
        (value, held) = (0, 0)
      case 0, 0x09, 0x0a, 0x0c, 0x0d, 0x20: break
      default: return nil
      }
    }
    return nil
  }

  private static func rest(_ value: UInt64, _ held: Int, _ out: Memory) -> Bool {
    guard held > 0 else { return true }
    guard held > 1 else { return false }
    let filled = (held..<5).reduce(value) { whole, _ in whole * 85 + 84 }
    put(filled, held - 1, out)
    return true
  }

  private static func put(_ value: UInt64, _ count: Int, _ out: Memory) {
    let all = (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt64(24 - 8 * $0)) }
    unsafe all.withUnsafeBytes { unsafe out.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}
