import Glibc

/// How letters are written as bytes.
enum Charset: String, CaseIterable {
  case utf8 = "UTF-8"
  case utf16 = "UTF-16LE"
  case utf16Big = "UTF-16BE"
  case utf32 = "UTF-32LE"
  case gb18030 = "GB18030"
  case big5 = "BIG5-HKSCS"
  case japanese = "CP932"
  case japaneseUnix = "EUC-JP"
  case korean = "CP949"
  case western = "CP1252"
  case cyrillic = "CP1251"
  case gbEscape = "ISO-2022-CN"
  case japaneseEscape = "ISO-2022-JP"

  /// Loads what glibc needs to convert; inside the sandbox it finds no file any more.
  static func prepare() {
    for charset in allCases {
      // Never closed, so that glibc keeps the tables.
      _ = unsafe iconv_open("UTF-8", charset.rawValue)
    }
  }

  /// The charset of a name as mail, HTML and XML write it.
  init?(name: String) {
    switch name.lowercased().filter({ $0 != "_" && $0 != "-" && $0 != "\"" && $0 != "'" }) {
    case "utf8", "ascii", "usascii": self = .utf8
    case "utf16", "utf16le", "unicode", "ucs2": self = .utf16
    case "utf16be": self = .utf16Big
    case "utf32", "utf32le": self = .utf32
    case "gb2312", "gbk", "gb18030", "cp936", "xgbk", "euccn", "gb2312.1980", "936", "chinese",
      "csgb2312":
      self = .gb18030
    case "big5", "big5hkscs", "cp950", "950", "big5eten": self = .big5
    case "shiftjis", "sjis", "cp932", "932", "windows31j": self = .japanese
    case "eucjp": self = .japaneseUnix
    case "euckr", "cp949", "ksc56011987", "uhc", "949": self = .korean
    case "windows1252", "cp1252", "iso88591", "latin1", "iso885915", "1252": self = .western
    case "windows1251", "cp1251", "1251": self = .cyrillic
    case "iso2022cn": self = .gbEscape
    case "iso2022jp": self = .japaneseEscape
    default: return nil
    }
  }

  /// The charset of a Windows code page.
  init?(codePage: Int) {
    switch codePage {
    case 65_001: self = .utf8
    case 1_200: self = .utf16
    case 1_201: self = .utf16Big
    case 936, 54_936, 20_936, 52_936: self = .gb18030
    default: self.init(name: String(codePage))
    }
  }

  /// Bytes as text; what has no meaning becomes U+FFFD.
  static func decode(_ bytes: Bytes, _ charset: Charset) -> String {
    if charset == .utf8 { return bytes.utf8 }
    var text: [UInt8] = []
    unsafe charset.decode(bytes) { unsafe text.append(contentsOf: $0) }
    return String(decoding: text, as: UTF8.self)
  }

  /// How many bytes have no meaning.
  func errors(in bytes: Bytes) -> Int { unsafe decode(bytes) { _ in } }

  /// Hands out the text as UTF-8, piece by piece, and returns how many bytes had no meaning.
  @discardableResult
  func decode(_ bytes: Bytes, _ body: (UnsafeRawBufferPointer) -> Void) -> Int {
    if self == .utf8 {
      unsafe bytes.withMemory { unsafe body($0) }
      return 0
    }
    let opened = unsafe iconv_open("UTF-8", rawValue)
    guard let converter = unsafe opened, Int(bitPattern: converter) != -1 else {
      return bytes.count
    }
    defer { unsafe iconv_close(converter) }
    return unsafe bytes.withMemory { unsafe Self.convert($0, converter, body) }
  }

  private static func convert(
    _ memory: UnsafeRawBufferPointer, _ converter: iconv_t, _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Int {
    var block = [UInt8](repeating: 0, count: 65_536)
    var from = unsafe UnsafeMutablePointer(
      mutating: memory.baseAddress?.assumingMemoryBound(to: CChar.self))
    var (left, wrong) = (memory.count, 0)
    while left > 0 {
      let (given, number) = unsafe step(converter, &from, &left, &block)
      unsafe block.withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[..<given])) }
      guard number == EILSEQ || number == EINVAL else { continue }
      wrong += 1
      unsafe from = from?.advanced(by: 1)
      left -= 1
      unsafe [UInt8(0xef), 0xbf, 0xbd].withUnsafeBytes { unsafe body($0) }
    }
    return wrong
  }

  private static func step(
    _ converter: iconv_t, _ from: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
    _ block: inout [UInt8]
  ) -> (given: Int, error: Int32) {
    var room = block.count
    let number: Int32 = unsafe block.withUnsafeMutableBytes { out in
      var to = unsafe out.baseAddress?.assumingMemoryBound(to: CChar.self)
      let result = unsafe iconv(converter, &from, &left, &to, &room)
      let number = errno
      return result == -1 ? number : 0
    }
    return (block.count - room, number)
  }
}
