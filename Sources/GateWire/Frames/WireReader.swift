/// What is wrong with a message from another process.
public enum WireError: Error, Hashable, Sendable {
  /// It ends before a field does, or has bytes left over.
  case wrongLength
  /// A field holds a value that has no meaning.
  case meaningless
  /// It is larger than its kind may be.
  case tooLarge
}

/// Reads the payload of one message, never past its end.
public struct WireReader {
  private let bytes: [UInt8]
  private var offset = 0

  /// Reads from the payload's first byte.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads one whole message with `read`, which must take every byte of it.
  public static func whole<Message>(
    _ bytes: [UInt8], _ read: (inout WireReader) throws(WireError) -> Message
  ) throws(WireError) -> Message {
    var reader = WireReader(bytes)
    let message = try read(&reader)
    try reader.finish()
    return message
  }

  /// The next number in its full width.
  public mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
    _ type: Number.Type = Number.self
  ) throws(WireError) -> Number {
    let field = try take(Number.bitWidth / 8)
    return field.reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
  }

  /// The next length-prefixed bytes, refused when longer than `limit`.
  public mutating func field(limit: Int) throws(WireError) -> [UInt8] {
    let count = Int(try number(UInt16.self))
    guard count <= limit else { throw .tooLarge }
    return Array(try take(count))
  }

  /// The next length-prefixed text: printable ASCII only, since it comes from a worker.
  public mutating func word(limit: Int) throws(WireError) -> String {
    let bytes = try field(limit: limit)
    guard bytes.allSatisfy({ (0x20..<0x7f).contains($0) }) else { throw .meaningless }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Checks that nothing is left over.
  public func finish() throws(WireError) {
    guard offset == bytes.count else { throw .wrongLength }
  }

  private mutating func take(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
    guard bytes.count - offset >= count else { throw .wrongLength }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }
}
