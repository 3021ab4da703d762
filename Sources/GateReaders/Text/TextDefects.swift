/// Signs that letters of a text were lost: it ends within one, or holds bytes that are none.
///
/// A file that was cut between two letters, or in which letters became others, shows none.
enum TextDefects {
  // So few bytes without a meaning are somebody's mistake, not a disk's.
  private static let few = 3

  /// The first sign in a text of a charset; nil when there is none.
  static func first(in bytes: Bytes, _ charset: Charset) -> String? {
    // Programs make room for a text before they write it.
    var count = bytes.count
    while count > 0, bytes[count - 1] == 0 { count -= 1 }
    let isWide = [.utf16, .utf16Big].contains(charset)
    return defect(
      in: isWide && (bytes.count - count) % 2 == 1 ? bytes.prefix(count + 1) : bytes.prefix(count),
      charset)
  }

  private static func defect(in bytes: Bytes, _ charset: Charset) -> String? {
    switch charset {
    case .utf8: utf8(bytes)
    case .utf16, .utf16Big: wide(bytes, charset)
    case .gb18030: gb18030(bytes)
    default: nil
    }
  }

  private static func utf8(_ bytes: Bytes) -> String? {
    let shape = TextShape(bytes)
    if shape.zeros > 0 { return "zeros within the text" }
    if shape.hasBrokenLetters(moreThan: few) { return "bytes that are no letters" }
    return shape.isWide && endsWithinLetter(bytes) ? "the text ends within a letter" : nil
  }

  private static func endsWithinLetter(_ bytes: Bytes) -> Bool {
    var first = bytes.count - 1
    while first > 0, bytes.count - first < 4, bytes[first] & 0xc0 == 0x80 { first -= 1 }
    let length = bytes[first] >= 0xf0 ? 4 : bytes[first] >= 0xe0 ? 3 : bytes[first] >= 0xc0 ? 2 : 1
    return bytes.count - first < length
  }

  private static func wide(_ bytes: Bytes, _ charset: Charset) -> String? {
    if bytes.count % 2 == 1 { return "the text ends within a letter" }
    for at in stride(from: 0, to: bytes.count, by: 2) where bytes[at] == 0 && bytes[at + 1] == 0 {
      return "zeros within the text"
    }
    guard bytes.count > 1 else { return nil }
    let last = bytes[charset == .utf16 ? bytes.count - 1 : bytes.count - 2]
    if 0xd8...0xdb ~= last { return "the text ends within a letter" }
    return charset.errors(in: bytes) > few ? "bytes that are no letters" : nil
  }

  // A text in a western charset that was taken for Chinese has errors as well, but its letters are
  // no common Han.
  private static func gb18030(_ bytes: Bytes) -> String? {
    let text = Charset.decode(bytes, .gb18030)
    var (wrong, han, common) = (0, 0, 0)
    for letter in text.unicodeScalars {
      if letter == "\u{fffd}" { wrong += 1 }
      guard (0x4e00...0x9fa5).contains(letter.value) else { continue }
      han += 1
      if CommonHan.has(Int(letter.value)) { common += 1 }
    }
    guard han >= 20, common * 10 >= han * 8 else { return nil }
    if wrong > few, wrong * 10 <= han { return "bytes that are no letters" }
    return wrong > 0 && text.unicodeScalars.last == "\u{fffd}"
      ? "the text ends within a letter" : nil
  }
}
