/// What bytes look like before anything is known of them.
struct TextShape {
  private(set) var zeros = 0
  private(set) var controls = 0
  private var wide = 0
  private var broken = 0

  init(_ bytes: Bytes) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { zeros += 1 }
        if byte < 0x20, ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].contains(byte) { controls += 1 }
        index += 1
      } else {
        index += letter(bytes, index, byte)
      }
    }
  }

  private mutating func letter(_ bytes: Bytes, _ index: Int, _ byte: UInt8) -> Int {
    let length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    if length > 1, byte < 0xf5, index + length > bytes.count { return length }
    let follows = (1..<max(length, 1)).allSatisfy { bytes[index + $0] & 0xc0 == 0x80 }
    guard length > 1, byte < 0xf5, follows else {
      broken += 1
      return 1
    }
    wide += 1
    return length
  }

  /// Whether bytes were lost that stood for letters: some zeros, or many that have no meaning.
  ///
  /// A letter that was cut in two where somebody shortened a line is no such thing.
  var isDamagedUTF8: Bool { zeros > 0 || (wide > 0 && broken + controls > 3) }

  /// Whether any letter takes more than one byte.
  var isWide: Bool { wide > 0 }

  /// Whether more than so many bytes among wide letters are none.
  func hasBrokenLetters(moreThan count: Int) -> Bool { wide > 20 && broken > count }

  /// Whether at least half of so many bytes are text.
  func isMostlyText(of count: Int) -> Bool { (zeros + controls + broken) * 2 <= count }

  /// Whether letters of UTF-8 are by far more than bytes without a meaning; bytes of another
  /// charset are never letters of UTF-8 in such numbers.
  var isMostlyUTF8: Bool { wide > 20 && broken * 4 <= wide }

  /// UTF-8, or UTF-8 that something damaged here and there.
  var isUTF8: Bool { broken == 0 || (wide > 20 && broken * 50 <= wide) }
}
