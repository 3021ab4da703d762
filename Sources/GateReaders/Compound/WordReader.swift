import GateExtraction

/// Word 97 to 2003 and Kingsoft Writer ([MS-DOC]): the text by its piece table.
enum WordReader {
  private static let parts = [
    "", "footnotes", "headers", "macros", "comments", "endnotes", "text boxes", "header text boxes",
  ]

  static func read(_ source: Source) throws(Unread) {
    let file = try CompoundFile(source.bytes)
    var streams: [String: Bytes] = [:]
    for (path, entry) in file.streams
    where ["WordDocument", "0Table", "1Table", "Data"].contains(path) {
      streams[path] = try file.content(entry, source.reading)
    }
    do throws(Unread) { try read(streams, source) } catch { source.say(error) }
    if let data = streams["Data"] { try EmbeddedPictures.read(data, source) }
    try CompoundReader.readBesides(file, source)
  }

  static func read(_ streams: [String: Bytes], _ source: Source) throws(Unread) {
    guard let main = streams["WordDocument"], let version = main.number16(2),
      let flags = main.number16(10)
    else { throw Unread(.damaged, "WordDocument") }
    if flags & 0x100 != 0 { throw Unread(.encrypted) }
    if version < 193 { return try readOld(main, source) }
    guard let table = streams[flags & 0x200 != 0 ? "1Table" : "0Table"],
      let offset = main.number32(0x1a2), let size = main.number32(0x1a6),
      let pieces = Pieces(table.part(offset, size), main)
    else { throw Unread(.damaged, "piece table") }
    let lengths = lengths(main)
    let isWhole = write(pieces.text, lengths: lengths, source)
    let isShort = pieces.text.count < lengths.reduce(0, +)
    if pieces.isCut || isShort || !isWhole || pieces.text.contains(0) {
      throw Unread(.damaged, "text")
    }
  }

  // Word 6 and 95 keep the text in one run of bytes.
  private static func readOld(_ main: Bytes, _ source: Source) throws(Unread) {
    guard let start = main.number32(0x18), let end = main.number32(0x1c), end > start else {
      throw Unread(.damaged, "text")
    }
    let text = Charset.decode(main.part(start, end - start), .gb18030)
    _ = write(Array(text.utf16), lengths: [text.utf16.count], source)
  }

  private static func lengths(_ main: Bytes) -> [Int] {
    [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68].map { main.number32($0) ?? 0 }
  }

  // Whether nothing of it was hidden by a mark without its other half.
  private static func write(_ text: [UInt16], lengths: [Int], _ source: Source) -> Bool {
    var (start, isWhole) = (0, true)
    for (part, length) in zip(parts, lengths) {
      let end = min(text.count, start + min(length, text.count))
      if !WordText.write(text[start..<end], source.lines(part)) { isWhole = false }
      start = end
    }
    if start < text.count { _ = WordText.write(text[start...], source.lines("rest")) }
    return isWhole
  }
}

/// The pieces of which a document is put together.
private struct Pieces {
  private(set) var text: [UInt16] = []
  private(set) var isCut = false

  // Property runs stand in front of the table of pieces.
  init?(_ table: Bytes, _ main: Bytes) {
    var at = 0
    while table[at] == 1, let size = table.number16(at + 1) { at += 3 + size }
    guard at < table.count, table[at] == 2, let size = table.number32(at + 1) else { return nil }
    let plex = table.part(at + 5, size)
    let count = (plex.count - 4) / 12
    guard count > 0 else { return nil }
    if plex.count < size { isCut = true }
    for index in 0..<count {
      guard let first = plex.number32(4 * index), let last = plex.number32(4 * index + 4),
        let place = plex.number32(4 * (count + 1) + 8 * index + 2), last >= first,
        text.count <= 64 << 20
      else {
        isCut = true
        break
      }
      add(main, place, count: last - first)
    }
  }

  private mutating func add(_ main: Bytes, _ place: Int, count: Int) {
    if place & 0x4000_0000 != 0 {
      let piece = main.part((place & 0x3fff_ffff) / 2, count)
      if piece.count < count { isCut = true }
      text += Array(Charset.decode(piece, .western).utf16)
    } else {
      let piece = main.part(place, count * 2)
      if piece.count < count * 2 { isCut = true }
      for index in 0..<(piece.count / 2) {
        text.append(UInt16(truncatingIfNeeded: piece.number16(2 * index) ?? 0x20))
      }
    }
  }
}
