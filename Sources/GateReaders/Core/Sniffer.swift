import GateExtraction

/// Tells by content what a file is; names are never asked.
enum Sniffer {
  static func format(of bytes: Bytes) -> DocumentFormat {
    if bytes.count == 0 { return .empty }
    if let found = byMagic(bytes) { return found }
    if bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) { return CompoundReader.format(of: bytes) }
    if bytes.starts(with: "PK\u{3}\u{4}") || bytes.starts(with: "PK\u{5}\u{6}") {
      return ZipReader.format(of: bytes)
    }
    if bytes.prefix(1_024).find("%PDF-") != nil { return .pdf }
    if bytes.starts(with: "CD001", at: 0x8001) { return .iso }
    return byText(bytes)
  }

  private static func byMagic(_ bytes: Bytes) -> DocumentFormat? {
    marks.first { mark in bytes.starts(with: mark.bytes, at: mark.offset) }.map(\.format)
  }

  private static let marks: [(format: DocumentFormat, offset: Int, bytes: [UInt8])] = [
    (.sevenZip, 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
    (.rar, 0, Array("Rar!\u{1a}\u{7}".utf8)),
    (.gzip, 0, [0x1f, 0x8b, 0x08]),
    (.bzip2, 0, Array("BZh".utf8)),
    (.xz, 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
    (.zstd, 0, [0x28, 0xb5, 0x2f, 0xfd]),
    (.lz4, 0, [0x04, 0x22, 0x4d, 0x18]),
    (.lzma, 0, [0x5d, 0x00, 0x00, 0x80, 0x00]),
    (.cab, 0, Array("MSCF\0\0\0\0".utf8)),
    (.tar, 257, Array("ustar".utf8)),
    (.cpio, 0, Array("070701".utf8)), (.cpio, 0, Array("070707".utf8)),
    (.ar, 0, Array("!<arch>\n".utf8)),
    (.png, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
    (.jpeg, 0, [0xff, 0xd8, 0xff]),
    (.gif, 0, Array("GIF8".utf8)),
    (.tiff, 0, [0x49, 0x49, 0x2a, 0x00]), (.tiff, 0, [0x4d, 0x4d, 0x00, 0x2a]),
    (.webp, 8, Array("WEBPVP8".utf8)),
    (.rtf, 0, Array("{\\rtf".utf8)),
    (.rtf, 0, Array("\u{feff}{\\rtf".utf8)),
    (.other, 0, [0x7f, 0x45, 0x4c, 0x46]),
    (.other, 0, Array("SQLite format 3\0".utf8)),
  ]

  // What is left is text of some kind, or nothing that a reader knows.
  private static func byText(_ bytes: Bytes) -> DocumentFormat {
    if bytes.starts(with: "BM"), let head = bytes.number32(14), let size = bytes.number32(2),
      size == bytes.count ? head >= 12 : bytes.number32(6) == 0 && head == 40
    {
      return .bmp
    }
    guard let kind = Charset.guess(bytes.prefix(65_536)) else { return damagedText(bytes) }
    let head = Charset.decode(bytes.prefix(4_096), kind).lowercased()
    return textFormat(head, bytes)
  }

  // Bytes that are no text all through may still begin like a page or a mail.
  private static func damagedText(_ bytes: Bytes) -> DocumentFormat {
    let format = textFormat(bytes.prefix(4_096).utf8.lowercased(), bytes)
    return [.html, .xml, .eml, .mbox].contains(format) ? format : .other
  }

  private static func textFormat(_ head: String, _ bytes: Bytes) -> DocumentFormat {
    let start = head.drop { $0.isWhitespace || $0 == "\u{feff}" }
    if start.hasPrefix("<?xml") || start.hasPrefix("<office:document") {
      return start.contains("<html") ? .html : .xml
    }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .html }
    if start.hasPrefix("<"),
      ["<html", "<head", "<body", "<div", "<table", "<p>", "<meta"]
        .contains(where: { start.contains($0) })
    {
      return .html
    }
    if start.hasPrefix("{\\rtf") { return .rtf }
    if start.hasPrefix("from "), MailHeaders.looksLikeMail(afterLine: start) { return .mbox }
    return MailHeaders.looksLikeMail(start) ? .eml : .text
  }
}
