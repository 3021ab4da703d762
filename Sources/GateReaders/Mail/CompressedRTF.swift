/// Rich text as messages keep it ([MS-OXRTFCP]).
enum CompressedRTF {
  private static let dictionary = Array(
    ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
      + "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
      + "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx").utf8)

  static func unpack(_ bytes: Bytes) -> Bytes {
    guard let size = bytes.number32(4), bytes.starts(with: "LZFu", at: 8), size <= 64 << 20 else {
      return bytes.part(16)
    }
    var window = dictionary + [UInt8](repeating: 0, count: 4_096 - dictionary.count)
    var (place, at, out): (Int, Int, [UInt8]) = (dictionary.count, 16, [])
    func put(_ byte: UInt8) {
      out.append(byte)
      window[place] = byte
      place = (place + 1) & 0xfff
    }
    while at < bytes.count, out.count < size {
      let flags = bytes[at]
      at += 1
      for bit in 0..<8 where at < bytes.count && out.count < size {
        guard flags >> UInt8(bit) & 1 == 1 else {
          put(bytes[at])
          at += 1
          continue
        }
        let code = Int(bytes[at]) << 8 | Int(bytes[at + 1])
        at += 2
        if code >> 4 == place { return Bytes(out) }
        for step in 0..<((code & 0xf) + 2) { put(window[(code >> 4 + step) & 0xfff]) }
      }
    }
    return Bytes(out)
  }
}
