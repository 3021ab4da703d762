/// A name as an outside medium or device wrote it: bytes that promise nothing.
///
/// Security: show only `escaped`, never the raw bytes: they may hold terminal escapes, newlines,
/// bidirectional overrides or text in no encoding at all.
public struct RawName: Hashable, Sendable, CustomStringConvertible {
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

  /// A printable form, in which two names never look the same.
  ///
  /// A backslash is doubled; `\x..` or `\u{...}` stand for bytes in no encoding, for control and
  /// invisible characters, for combining marks and characters that Unicode holds equal to others,
  /// and for a space that nobody would see: the first, the last, or one after another.
  public var escaped: String {
    guard let text else {
      return bytes.map { (0x20..<0x7f).contains($0) && $0 != 0x5c ? Self.plain($0) : Self.hex($0) }
        .joined()
    }
    return zip(text.unicodeScalars, Self.appearances(in: text)).map { scalar, appearance in
      appearance == .free && Self.isVisible(scalar) && Self.standsAlone(scalar)
        ? Self.plain(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }.joined()
  }

  /// The printable form, so that no text shows anything else of it.
  public var description: String { escaped }

  // What a character's neighbours do to it.
  private enum Appearance {
    // Seen as itself.
    case free
    // Drawn into the character before it.
    case joined
    // A space that pages and terminals swallow.
    case lost
  }

  private static func appearances(in text: String) -> [Appearance] {
    var found: [Appearance] = []
    var blankBefore = true
    for character in text {
      let isBlank = character == " " || character == "\u{3000}"
      found.append(isBlank && blankBefore ? .lost : .free)
      found += character.unicodeScalars.dropFirst().map { _ in .joined }
      blankBefore = isBlank
    }
    if blankBefore, !found.isEmpty { found[found.count - 1] = .lost }
    return found
  }

  private static func plain(_ byte: UInt8) -> String {
    String(Character(UnicodeScalar(byte)))
  }

  private static func hex(_ byte: UInt8) -> String {
    "\\x" + Hex.encode([byte])
  }

  private static func plain(_ scalar: Unicode.Scalar) -> String {
    scalar == "\\" ? "\\\\" : String(Character(scalar))
  }

  /// Whether a person sees this character as itself; format characters (bidirectional overrides,
  /// zero-width ones), fillers and separators other than the plain space do not count.
  public static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    // Unicode calls the blank Braille cell a symbol, but nothing is to be seen of it.
    if scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}" { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator:
      scalar == " " || scalar == "\u{3000}"
    default:
      true
    }
  }

  /// Whether this is neither a mark that joins what stands before it, nor only another code for
  /// a common character.
  static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: false
    default: !scalar.properties.isFullCompositionExclusion
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
