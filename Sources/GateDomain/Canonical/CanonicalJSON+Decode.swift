extension CanonicalJSON {
  /// What is wrong with bytes that should be canonical JSON.
  public struct DecodeError: Error, Hashable, Sendable {
    /// Where reading stopped, in bytes from the start.
    public let offset: Int
  }

  /// Reads bytes that `encode` could have written, and nothing else.
  ///
  /// - Parameters:
  ///   - bytes: The text, nested at most 32 deep.
  ///   - limit: Most bytes that are read at all; 1 MiB unless the caller expects more.
  /// - Returns: The value, whose bytes these are.
  /// - Throws: `DecodeError` for bytes in any other form, so two byte forms of one value never
  ///   both pass.
  public static func decode(_ bytes: [UInt8], limit: Int = 1 << 20) throws(DecodeError)
    -> JSONValue
  {
    guard bytes.count <= limit else { throw DecodeError(offset: limit) }
    var reader = Reader(bytes: bytes)
    let value = try reader.value(depth: 0)
    guard reader.offset == bytes.count, encode(value) == bytes else {
      throw DecodeError(offset: reader.offset)
    }
    return value
  }

  /// Lenient about order and escapes: `decode` compares the bytes afterwards.
  private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    mutating func value(depth: Int) throws(DecodeError) -> JSONValue {
      guard depth <= 32, let first = peek() else { throw failure }
      switch first {
      case UInt8(ascii: "{"): return try object(depth: depth)
      case UInt8(ascii: "["): return try array(depth: depth)
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "t"): return try word("true", .boolean(true))
      case UInt8(ascii: "f"): return try word("false", .boolean(false))
      default: return .integer(try integer())
      }
    }

    private var failure: DecodeError { DecodeError(offset: offset) }

    private func peek() -> UInt8? {
      offset < bytes.count ? bytes[offset] : nil
    }

    private mutating func expect(_ character: Character) throws(DecodeError) {
      guard let byte = peek(), byte == character.asciiValue else { throw failure }
      offset += 1
    }

    private mutating func take(_ character: Character) -> Bool {
      guard let byte = peek(), byte == character.asciiValue else { return false }
      offset += 1
      return true
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws(DecodeError)
      -> JSONValue
    {
      for character in text { try expect(character) }
      return value
    }

    private mutating func integer() throws(DecodeError) -> Int64 {
      let start = offset
      _ = take("-")
      while let byte = peek(), (0x30...0x39).contains(byte) { offset += 1 }
      guard let number = Int64(String(decoding: bytes[start..<offset], as: UTF8.self)),
        (-JSONValue.integerLimit...JSONValue.integerLimit).contains(number)
      else { throw failure }
      return number
    }

    private mutating func array(depth: Int) throws(DecodeError) -> JSONValue {
      try expect("[")
      var elements: [JSONValue] = []
      if take("]") { return .array(elements) }
      repeat { elements.append(try value(depth: depth + 1)) } while take(",")
      try expect("]")
      return .array(elements)
    }

    private mutating func object(depth: Int) throws(DecodeError) -> JSONValue {
      try expect("{")
      var members: [String: JSONValue] = [:]
      if take("}") { return .object(members) }
      repeat {
        let name = try string()
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { throw failure }
        try expect(":")
        guard members.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
          throw failure
        }
      } while take(",")
      try expect("}")
      return .object(members)
    }

    private mutating func string() throws(DecodeError) -> String {
      try expect("\"")
      var content: [UInt8] = []
      while let byte = peek(), byte != UInt8(ascii: "\"") {
        offset += 1
        content.append(byte == UInt8(ascii: "\\") ? try escaped() : byte)
      }
      try expect("\"")
      guard let text = String(validating: content, as: UTF8.self) else { throw failure }
      return text
    }

    private mutating func escaped() throws(DecodeError) -> UInt8 {
      guard let byte = peek() else { throw failure }
      offset += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
      case UInt8(ascii: "b"): return 0x08
      case UInt8(ascii: "t"): return 0x09
      case UInt8(ascii: "n"): return 0x0a
      case UInt8(ascii: "f"): return 0x0c
      case UInt8(ascii: "r"): return 0x0d
      case UInt8(ascii: "u"): return try unicodeEscape()
      default: throw failure
      }
    }

    // The canonical form writes only control characters this way: two zeros, two digits.
    private mutating func unicodeEscape() throws(DecodeError) -> UInt8 {
      guard offset + 4 <= bytes.count,
        let value = Hex.decode(String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self)),
        value[0] == 0, value[1] < 0x20
      else { throw failure }
      offset += 4
      return value[1]
    }
  }
}
