/// Texts that a PDF keeps beside its pages: notes, values of form fields.
///
/// poppler's front end does not hand them out. Only objects that stand in the file as they are can
/// be seen this way, not those in compressed streams.
enum PDFStrings {
  private static let keys = ["/Contents", "/V", "/TU", "/DV"]
  private static let most = 5_000

  static func write(_ bytes: Bytes, _ lines: LineWriter) {
    for key in keys {
      var (at, found) = (0, 0)
      while let hit = bytes.find(key, from: at), found < most {
        at = hit + key.utf8.count
        var start = at
        while [0x20, 0x0a, 0x0d].contains(bytes[start]), start - at < 4 { start += 1 }
        guard let text = string(bytes, start), text.count > 1 else { continue }
        found += 1
        lines.line(decoded(text))
      }
    }
    lines.finish()
  }

  private static func decoded(_ text: [UInt8]) -> String {
    let bytes = Bytes(text)
    if text.starts(with: [0xfe, 0xff]) { return Charset.decode(bytes.part(2), .utf16Big) }
    return Charset.decode(bytes, Charset.guess(bytes) ?? .gb18030)
  }

  private static func string(_ bytes: Bytes, _ start: Int) -> [UInt8]? {
    switch bytes[start] {
    case 0x28: literal(bytes, start + 1)
    case 0x3c where bytes[start + 1] != 0x3c: hexadecimal(bytes, start + 1)
    default: nil
    }
  }

  private static func literal(_ bytes: Bytes, _ start: Int) -> [UInt8]? {
    var (out, at, depth): ([UInt8], Int, Int) = ([], start, 1)
    while at < bytes.count, out.count < 65_536 {
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case 0x5c:
        out.append(escaped(bytes, &at))
        continue
      default: break
      }
      if depth == 0 { return out }
      out.append(byte)
    }
    return nil
  }

  private static func escaped(_ bytes: Bytes, _ at: inout Int) -> UInt8 {
    let byte = bytes[at]
    guard (0x30...0x37).contains(byte) else {
      at += 1
      return [0x6e: 0x0a, 0x72: 0x0d, 0x74: 0x09, 0x62: 0x08, 0x66: 0x0c][byte] ?? byte
    }
    var value: UInt8 = 0
    for _ in 0..<3 where (0x30...0x37).contains(bytes[at]) {
      value = value &* 8 &+ (bytes[at] - 0x30)
      at += 1
    }
    return value
  }

  private static func hexadecimal(_ bytes: Bytes, _ start: Int) -> [UInt8]? {
    guard let end = bytes.find(0x3e, from: start), end - start < 131_072 else { return nil }
    let digits = bytes.part(start, end - start).copied.compactMap { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x57
      case 0x41...0x46: byte - 0x37
      default: nil
      }
    }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
