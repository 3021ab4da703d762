/// Turns text into markup that shows exactly that text.
enum HTMLEscaping {
  /// Appends `text` so that it is only text, in content and in a quoted attribute.
  ///
  /// Control characters and those that turn the writing direction become U+FFFD: the first are not
  /// allowed in HTML, the second could make a sentence read as its opposite.
  static func append(_ text: String, to markup: inout String) {
    if text.utf8.allSatisfy(isPlain) {
      markup += text
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &markup) }
    }
  }

  // Bytes that never begin or are something to escape; C1 controls begin with C2, direction
  // marks with D8 or E2.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xD8, 0xE2: false
    default: byte >= 0x20
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to markup: inout String) {
    switch scalar {
    case "&": markup += "&amp;"
    case "<": markup += "&lt;"
    case ">": markup += "&gt;"
    case "\"": markup += "&quot;"
    case "'": markup += "&#39;"
    default: markup.unicodeScalars.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
    }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
