/// A name as an outside medium or device wrote it: bytes that promise nothing.
///
/// Security: show only `escaped`, never the raw bytes: they may hold terminal escapes, newlines,
/// bidirectional overrides or text in no encoding at all.
public struct RawName: Hashable, Sendable {
  /// The bytes as read.
  public let bytes: [UInt8]

  /// Wraps bytes as read.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Wraps the UTF-8 of a text.
  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The text if the bytes are valid UTF-8, else nil.
  public var text: String? {
    String(validating: bytes, as: UTF8.self)
  }

  /// A printable form: control and invisible characters and bytes in no encoding are `\x..` or
  /// `\u{...}`, and a backslash is doubled, so that two names never look the same.
  public var escaped: String {
    guard let text else {
      return bytes.map { (0x20..<0x7f).contains($0) && $0 != 0x5c ? Self.plain($0) : Self.hex($0) }
        .joined()
    }
    return text.unicodeScalars.map(Self.escape).joined()
  }

  private static func plain(_ byte: UInt8) -> String {
    String(Character(UnicodeScalar(byte)))
  }

  private static func hex(_ byte: UInt8) -> String {
    "\\x" + Hex.encode([byte])
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\\" { return "\\\\" }
    guard isVisible(scalar) else { return "\\u{\(String(scalar.value, radix: 16))}" }
    return String(Character(scalar))
  }

  /// Whether a person sees this character as itself; format characters (bidirectional overrides,
  /// zero-width ones) and separators other than the plain space do not count.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator:
      scalar == " " || scalar == "\u{3000}"
    default:
      true
    }
  }
}

extension RawName: Codable {
  /// Reads hexadecimal text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Hex.decode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a raw name")
    }
    self.bytes = bytes
  }

  /// Writes hexadecimal text, since the bytes need not be text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Hex.encode(bytes))
  }
}
