import GateDomain

/// Walks over canonical JSON and stops at the first byte that `CanonicalJSON.encode` cannot have
/// written.
///
/// It is stricter than the decoder in one thing: names of members must be plain ASCII.
struct CanonicalScan {
  private static let depthLimit = 32
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  private let bytes: [UInt8]
  private var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset == bytes.count }

  /// Goes past `text` if it comes next.
  mutating func pass(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    let isNext = text.withUTF8Buffer { expected in
      for index in 0..<count where unsafe expected[index] != bytes[offset + index] { return false }
      return true
    }
    if isNext { offset += count }
    return isNext
  }

  /// Goes past any value.
  mutating func passValue(depth: Int) -> Bool {
    guard depth <= Self.depthLimit, offset < bytes.count else { return false }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return passObject(depth: depth)
    case UInt8(ascii: "["): return passArray(depth: depth)
    case Self.quote: return passString()
    case UInt8(ascii: "t"): return pass("true")
    case UInt8(ascii: "f"): return pass("false")
    default: return passInteger()
    }
  }

  private mutating func passObject(depth: Int) -> Bool {
    guard pass("{") else { return false }
    if pass("}") { return true }
    var previous: ArraySlice<UInt8>?
    repeat {
      guard let name = plainString(), name.allSatisfy({ $0 < 0x80 }),
        previous.map({ $0.lexicographicallyPrecedes(name) }) ?? true,
        pass(":"), passValue(depth: depth + 1)
      else { return false }
      previous = name
    } while pass(",")
    return pass("}")
  }

  private mutating func passArray(depth: Int) -> Bool {
    guard pass("[") else { return false }
    if pass("]") { return true }
    repeat {
      guard passValue(depth: depth + 1) else { return false }
    } while pass(",")
    return pass("]")
  }

  private mutating func passInteger() -> Bool {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    var number: Int64 = 0
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]), offset - first <= 16 {
      number = number * 10 + Int64(bytes[offset] - 0x30)
      offset += 1
    }
    let digits = offset - first
    guard digits > 0, number <= JSONValue.integerLimit else { return false }
    // No leading zero, and zero itself carries no sign.
    return bytes[first] != 0x30 || (digits == 1 && first == start)
  }

  /// Goes past a string without escapes and returns what stands between its quotes.
  mutating func plainString() -> ArraySlice<UInt8>? {
    let start = offset + 1
    guard offset < bytes.count, bytes[offset] == Self.quote else { return nil }
    var isASCII = true
    var end = start
    while end < bytes.count, bytes[end] != Self.quote {
      guard bytes[end] >= 0x20, bytes[end] != Self.backslash else { return nil }
      if bytes[end] >= 0x80 { isASCII = false }
      end += 1
    }
    guard end < bytes.count else { return nil }
    let content = bytes[start..<end]
    guard isASCII || Self.isUTF8(content) else { return nil }
    offset = end + 1
    return content
  }

  /// Goes past any string.
  mutating func passString() -> Bool {
    if plainString() != nil { return true }
    // Escapes are rare, so the decoder may say whether they are minimal.
    guard let end = endOfString() else { return false }
    guard (try? CanonicalJSON.decode(Array(bytes[offset..<end]))) != nil else { return false }
    offset = end
    return true
  }

  private func endOfString() -> Int? {
    guard offset < bytes.count, bytes[offset] == Self.quote else { return nil }
    var index = offset + 1
    while index < bytes.count, bytes[index] != Self.quote {
      index += bytes[index] == Self.backslash ? 2 : 1
    }
    return index < bytes.count ? index + 1 : nil
  }

  private static func isUTF8(_ content: ArraySlice<UInt8>) -> Bool {
    String(validating: content, as: UTF8.self) != nil
  }
}
