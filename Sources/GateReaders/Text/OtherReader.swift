import GateExtraction

/// Files of no format that is read: databases, caches and programs, in which readable text is looked
/// for, and pictures that a chat program hid behind an exclusive or.
enum OtherReader {
  // Films and disk images hold no text worth their time; databases do.
  private static let searched = 8 << 20
  private static let searchedDatabase = 256 << 20
  private static let block = 1_024

  // Formats that hold text, but that nothing here reads.
  private static let unread: [(name: String, offset: Int, mark: [UInt8])] = [
    ("DjVu", 0, Array("AT&TFORM".utf8)), ("CHM", 0, Array("ITSF".utf8)),
    ("CAJ", 0, Array("CAJ".utf8)), ("CAJ", 0, [0x48, 0x4e, 0xc8, 0x00]),
    ("Mobipocket", 60, Array("BOOKMOBI".utf8)), ("DWG", 0, Array("AC10".utf8)),
    ("TNEF", 0, [0x78, 0x9f, 0x3e, 0x22]), ("Outlook store", 0, Array("!BDN".utf8)),
    ("Access", 4, Array("Standard ".utf8)), ("OneNote", 0, [0xe4, 0x52, 0x5c, 0x7b]),
    ("Photoshop", 0, Array("8BPS".utf8)), ("WIM", 0, Array("MSWIM\0\0\0".utf8)),
    ("squashfs", 0, Array("hsqs".utf8)), ("QCOW", 0, [0x51, 0x46, 0x49, 0xfb]),
    ("VMDK", 0, Array("KDMV".utf8)), ("VHDX", 0, Array("vhdxfile".utf8)),
    ("HEIF", 4, Array("ftypheic".utf8)), ("HEIF", 4, Array("ftypmif1".utf8)),
    ("AVIF", 4, Array("ftypavif".utf8)), ("compress", 0, [0x1f, 0x9d]),
    ("lzip", 0, Array("LZIP".utf8)),
  ]

  static func read(_ source: Source) throws(Unread) {
    if let picture = hiddenPicture(source.bytes) {
      return try FileReader.readInner(source.inner("picture", picture))
    }
    if source.bytes.starts(with: "LUKS") { throw Unread(.encrypted, "LUKS") }
    let isDatabase = source.bytes.starts(with: "SQLite format 3")
    let limit = isDatabase ? searchedDatabase : searched
    try StringSearch.run(source.bytes.prefix(limit), source, part: "strings")
    if isDatabase {
      if source.bytes.count > limit { throw Unread(.sizeLimit) }
      return try HistoryReader.read(source)
    }
    let format = unread.first { source.bytes.starts(with: $0.mark, at: $0.offset) }
    if let format { throw Unread(.unsupported, format.name) }
    if isBrokenText(source.bytes) { throw Unread(.damaged, "a text with other bytes in it") }
  }

  // A text that is no text all through, since a disk lost a part of it or something was put behind
  // it: what stood among the other bytes is not known.
  private static func isBrokenText(_ bytes: Bytes) -> Bool {
    guard bytes.count > block else { return TextPieces.areMost(of: bytes) }
    let (head, whole) = (TextShape(bytes.prefix(block)), TextShape(bytes.prefix(searched)))
    if head.zeros + head.controls == 0, head.isUTF8,
      whole.isMostlyText(of: min(bytes.count, searched))
    {
      return true
    }
    return isWide(Charset.guess(bytes.prefix(block))) && isMostlyWideText(bytes.prefix(searched))
      || TextPieces.areMost(of: bytes.prefix(searched))
  }

  private static func isWide(_ charset: Charset?) -> Bool {
    charset.map { [.utf16, .utf16Big, .gb18030, .big5].contains($0) } ?? false
  }

  // In other charsets than UTF-8 only a run of letters tells that they are some.
  private static func isMostlyWideText(_ bytes: Bytes) -> Bool {
    let blocks = (bytes.count + block - 1) / block
    let texts = (0..<blocks).count { isWide(Charset.guess(bytes.part($0 * block, block))) }
    return texts * 2 >= blocks
  }

  private static func hiddenPicture(_ bytes: Bytes) -> Bytes? {
    guard bytes.count > 64, bytes.count < 32 << 20 else { return nil }
    let marks: [[UInt8]] = [
      [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], [0x47, 0x49, 0x46, 0x38],
    ]
    for mark in marks {
      let key = bytes[0] ^ mark[0]
      if key != 0, mark.indices.allSatisfy({ bytes[$0] ^ key == mark[$0] }) {
        return Bytes(bytes.copied.map { $0 ^ key })
      }
    }
    return nil
  }
}
