/// Reads CBOR as CTAP2 writes it: definite lengths, shortest numbers, no key twice, no tags.
///
/// Security: the bytes are whatever a browser sent. Depth and count are limited by what is there,
/// so nothing is allocated on the word of a length field.
struct CBORReader {
  private static let deepest = 8

  private let bytes: [UInt8]
  /// Where the next value begins.
  private(set) var offset: Int

  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The one value that `bytes` hold from beginning to end.
  static func value(of bytes: [UInt8]) throws(PasskeyDefect) -> CBOR {
    var reader = CBORReader(bytes)
    let value = try reader.next()
    guard reader.offset == bytes.count else { throw .malformed }
    return value
  }

  /// The next value.
  mutating func next() throws(PasskeyDefect) -> CBOR {
    try next(depth: 0)
  }

  private mutating func next(depth: Int) throws(PasskeyDefect) -> CBOR {
    guard depth < Self.deepest else { throw .malformed }
    let head = try byte()
    if head >> 5 == 7 { return try simple(head) }
    let argument = try argument(head & 0x1f)
    switch head >> 5 {
    case 0: return .unsigned(argument)
    case 1: return .negative(argument)
    case 2: return .bytes(try take(argument))
    case 3: return .text(try text(argument))
    case 4: return try array(argument, depth: depth)
    case 5: return try map(argument, depth: depth)
    default: throw .malformed
    }
  }

  private mutating func simple(_ head: UInt8) throws(PasskeyDefect) -> CBOR {
    switch head & 0x1f {
    case 20: .boolean(false)
    case 21: .boolean(true)
    case 22: .null
    default: throw .malformed
    }
  }

  private mutating func argument(_ low: UInt8) throws(PasskeyDefect) -> UInt64 {
    guard low >= 24 else { return UInt64(low) }
    guard low <= 27 else { throw .malformed }
    let width = 1 << (low - 24)
    var value: UInt64 = 0
    for _ in 0..<width { value = value << 8 | UInt64(try byte()) }
    let smallest: UInt64 = low == 24 ? 24 : 1 << (UInt64(width) * 4)
    guard value >= smallest else { throw .malformed }
    return value
  }

  private mutating func text(_ count: UInt64) throws(PasskeyDefect) -> String {
    guard let text = String(validating: try take(count), as: UTF8.self) else { throw .malformed }
    return text
  }

  private mutating func array(_ count: UInt64, depth: Int) throws(PasskeyDefect) -> CBOR {
    guard count <= UInt64(bytes.count - offset) else { throw .malformed }
    var items: [CBOR] = []
    for _ in 0..<count { items.append(try next(depth: depth + 1)) }
    return .array(items)
  }

  private mutating func map(_ count: UInt64, depth: Int) throws(PasskeyDefect) -> CBOR {
    guard count <= UInt64(bytes.count - offset) / 2 else { throw .malformed }
    var members: [CBOR: CBOR] = [:]
    for _ in 0..<count {
      let key = try next(depth: depth + 1)
      let value = try next(depth: depth + 1)
      guard members.updateValue(value, forKey: key) == nil else { throw .malformed }
    }
    return .map(members)
  }

  private mutating func byte() throws(PasskeyDefect) -> UInt8 {
    guard offset < bytes.count else { throw .malformed }
    defer { offset += 1 }
    return bytes[offset]
  }

  private mutating func take(_ count: UInt64) throws(PasskeyDefect) -> [UInt8] {
    guard count <= UInt64(bytes.count - offset) else { throw .malformed }
    let end = offset + Int(count)
    defer { offset = end }
    return Array(bytes[offset..<end])
  }
}
