import CUchardet
import Glibc

extension Charset {
  /// The charset of a text without a label; nil when the bytes are no text.
  static func guess(_ bytes: Bytes) -> Charset? {
    if let marked = byMark(bytes) { return marked }
    let shape = TextShape(bytes)
    if shape.controls == 0, shape.isUTF8 { return .utf8 }
    if let wide = utf16(bytes) { return wide }
    guard shape.controls * 200 <= bytes.count, shape.zeros == 0 else { return nil }
    if shape.isUTF8 || shape.isMostlyUTF8 { return .utf8 }
    return detected(bytes)
  }

  /// The charset of a text with a label, which can be wrong.
  static func guess(_ bytes: Bytes, labelled name: String?) -> Charset? {
    if let marked = byMark(bytes) { return marked }
    if TextShape(bytes).isUTF8 { return .utf8 }
    guard let label = name.flatMap({ Charset(name: $0) }), label != .utf8 else {
      return guess(bytes) ?? .gb18030
    }
    let wrong = label.errors(in: bytes)
    return wrong * 100 <= bytes.count ? label : guess(bytes) ?? label
  }

  private static func byMark(_ bytes: Bytes) -> Charset? {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return .utf8 }
    if bytes.starts(with: [0xff, 0xfe, 0, 0]) { return .utf32 }
    if bytes.starts(with: [0xff, 0xfe]) { return .utf16 }
    if bytes.starts(with: [0xfe, 0xff]) { return .utf16Big }
    return nil
  }

  // Chinese in UTF-16 without a mark has almost no zero bytes: what tells it is that nearly every
  // pair is a letter that people write. GBK read that way falls among Hangul and private use.
  private static func utf16(_ bytes: Bytes) -> Charset? {
    let count = min(bytes.count & ~1, 8_192)
    guard count >= 8 else { return nil }
    var (little, big, zeros) = (0, 0, 0)
    for offset in stride(from: 0, to: count, by: 2) {
      let (low, high) = (Int(bytes[offset]), Int(bytes[offset + 1]))
      if isWritten(low | high << 8) { little += 1 }
      if isWritten(high | low << 8) { big += 1 }
      if low == 0 || high == 0 { zeros += 1 }
    }
    let (most, pairs) = (max(little, big), count / 2)
    guard most * 100 >= pairs * 95, little != big else { return nil }
    // Letters of ASCII in pairs look like Han; they are UTF-8 and never come here.
    guard zeros > 0 || most * 100 >= pairs * 97 else { return nil }
    return little > big ? .utf16 : .utf16Big
  }

  private static func isWritten(_ unit: Int) -> Bool {
    switch unit {
    case 0x09, 0x0a, 0x0d, 0x20...0x7e, 0xa0...0x17f, 0x391...0x451, 0x2014...0x2026, 0x2103,
      0x2160...0x217f, 0x2460...0x249b, 0x25a0...0x25cf, 0x2605, 0x2606, 0x3000...0x3017,
      0x3105...0x3129, 0x4e00...0x9fa5, 0xff01...0xff5e:
      true
    default: false
    }
  }

  private static func detected(_ bytes: Bytes) -> Charset? {
    let name = unsafe bytes.withMemory { memory -> String in
      let detector = unsafe uchardet_new()
      defer { unsafe uchardet_delete(detector) }
      _ = unsafe uchardet_handle_data(detector, memory.baseAddress, memory.count)
      unsafe uchardet_data_end(detector)
      return unsafe String(cString: uchardet_get_charset(detector))
    }
    let found = Charset(name: name)
    if let found, ![.western, .cyrillic].contains(found), found != .utf8 {
      return found
    }
    // Short Chinese texts are often taken for western ones.
    let wrong = Charset.gb18030.errors(in: bytes)
    if wrong * 50 <= bytes.count { return .gb18030 }
    let wrongBig5 = Charset.big5.errors(in: bytes)
    if wrongBig5 * 50 <= bytes.count { return .big5 }
    return found ?? .gb18030
  }
}
