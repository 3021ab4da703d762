/// What is left of a text of which a disk lost a part: pieces between runs of zeros.
enum TextPieces {
  // Letters of UTF-16 have up to three zeros in a row.
  private static let hole = 4
  private static let shortest = 16

  /// Whether at least half of the bytes, and the first of them that are no zeros, are text in
  /// letters of more than one byte.
  static func areMost(of bytes: Bytes) -> Bool {
    var (text, at, isFirst) = (0, 0, true)
    while let piece = next(bytes, &at) {
      if isText(piece) {
        text += piece.count
      } else if isFirst {
        return false
      }
      isFirst = false
    }
    return text * 2 >= bytes.count && text > 0
  }

  // The next piece between two holes.
  private static func next(_ bytes: Bytes, _ at: inout Int) -> Bytes? {
    while at < bytes.count, bytes[at] == 0 { at += 1 }
    let start = at
    var zeros = 0
    while at < bytes.count, zeros < hole {
      zeros = bytes[at] == 0 ? zeros + 1 : 0
      at += 1
    }
    return at > start ? bytes.part(start, at - start - zeros) : nil
  }

  // A hole may begin and end within a letter.
  private static func isText(_ piece: Bytes) -> Bool {
    piece.count >= shortest
      && [piece, piece.part(1)].contains { piece in
        switch Charset.guess(piece.prefix(65_536)) {
        case .utf16, .utf16Big, .gb18030, .big5: true
        case .utf8: TextShape(piece.prefix(65_536)).isWide
        default: false
        }
      }
  }
}
