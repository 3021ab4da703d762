/// Proves that bytes are text in an encoding that offices use, for when libmagic cannot say.
///
/// libmagic knows UTF-8 and UTF-16 with a mark; it takes short GB 18030 for data, and UTF-16
/// without a mark for anything.
enum TextProof {
  // What holds this many characters is long enough for every guess below.
  private static let range = 1 << 16

  static func isText(_ content: ContentBytes) -> Bool {
    let bytes = content.prefix(range).copied
    guard !bytes.isEmpty else { return false }
    let isCut = content.count > bytes.count
    return isUTF8(bytes, isCut) || isUTF16(bytes) || isDoubleByte(bytes, isCut, trail: isGBTrail)
      || isDoubleByte(bytes, isCut, trail: isBig5Trail)
  }

  private static func isUTF8(_ bytes: [UInt8], _ isCut: Bool) -> Bool {
    let body =
      isCut ? bytes.dropLast(bytes.reversed().prefix { $0 & 0xc0 == 0x80 }.count + 1) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy(isPlain)
  }

  // Either byte order; a mark proves nothing by itself but is no character.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    guard bytes.count.isMultiple(of: 2), !bytes.isEmpty else { return false }
    return [false, true].contains { isBig in
      let units = stride(from: 0, to: bytes.count, by: 2).map { index -> UInt16 in
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        return isBig ? first << 8 | second : second << 8 | first
      }
      let body = units.first == 0xfeff ? units[1...] : units[...]
      guard let text = String(validating: body, as: UTF16.self), !text.isEmpty else { return false }
      let scalars = text.unicodeScalars
      return scalars.allSatisfy(isPlain) && scalars.count { isCommon($0) } * 10 >= scalars.count * 9
    }
  }

  // GBK and Big5 in pairs, GB 18030 also in fours: one byte of a pair that does not fit ends it.
  private static func isDoubleByte(_ bytes: [UInt8], _ isCut: Bool, trail: (UInt8, UInt8) -> Bool)
    -> Bool
  {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        guard isPlain(Unicode.Scalar(byte)) else { return false }
        index += 1
      } else {
        guard (0x81...0xfe).contains(byte), index + 1 < bytes.count else {
          return isCut && index + 1 == bytes.count
        }
        if isFour(bytes, index) {
          index += 4
        } else {
          guard trail(byte, bytes[index + 1]) else { return false }
          index += 2
        }
      }
    }
    return !bytes.isEmpty
  }

  private static func isFour(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + 3 < bytes.count else { return false }
    return (0x81...0x84).contains(bytes[index]) && (0x30...0x39).contains(bytes[index + 1])
      && (0x81...0xfe).contains(bytes[index + 2]) && (0x30...0x39).contains(bytes[index + 3])
  }

  private static func isGBTrail(_ lead: UInt8, _ byte: UInt8) -> Bool {
    (0x40...0xfe).contains(byte) && byte != 0x7f && lead <= 0xf7
  }

  private static func isBig5Trail(_ lead: UInt8, _ byte: UInt8) -> Bool {
    ((0x40...0x7e).contains(byte) || (0xa1...0xfe).contains(byte)) && (0xa1...0xf9).contains(lead)
  }

  /// A character that stands in text: assigned, and no control but those of lines and pages.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: [0x09, 0x0a, 0x0c, 0x0d].contains(scalar.value)
    case .unassigned, .surrogate, .privateUse: false
    default: true
    }
  }

  private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x7e, 0xa0...0x24f, 0x370...0x45f, 0x2010...0x206f, 0x2100...0x27ff,
      0x3000...0x30ff, 0x3400...0x9fff, 0xac00...0xd7a3, 0xff00...0xffef:
      true
    default: false
    }
  }
}
