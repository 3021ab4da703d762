import GateExtraction

/// Excel 5 to 2003 and Kingsoft Spreadsheets ([MS-XLS]).
enum WorkbookReader {
  static func read(_ source: Source) throws(Unread) {
    let file = try CompoundFile(source.bytes)
    guard
      let entry = file.streams.first(where: { ["Workbook", "Book"].contains($0.path) })?.entry
    else { throw Unread(.damaged, "Workbook") }
    do throws(Unread) {
      try read(try file.content(entry, source.reading), source)
    } catch {
      source.say(error)
    }
    try CompoundReader.readBesides(file, source)
  }

  static func read(_ stream: Bytes, _ source: Source) throws(Unread) {
    let book = Workbook(source)
    defer { book.finish() }
    var at = 0
    while let kind = stream.number16(at), let size = stream.number16(at + 2) {
      if source.reading.isOver { break }
      if kind == 0, book.isBetweenParts { break }
      guard let record = stream.slice(at + 4, size) else { throw Unread(.damaged, "Workbook") }
      try book.read(kind, record, place: at) {
        // What does not fit a record goes on in the next ones.
        var (pieces, next) = ([record], at + 4 + size)
        while stream.number16(next) == 0x3c, let size = stream.number16(next + 2) {
          pieces.append(stream.part(next + 4, size))
          next += 4 + size
        }
        return pieces
      }
      at += 4 + size
    }
    if let defect = book.defect { throw Unread(.damaged, "Workbook: \(defect)") }
  }
}

/// The records of a workbook, one after the other.
private final class Workbook {
  private let source: Source
  private var texts: [String] = []
  private var used: Set<Int> = []
  private var names: [Int: String] = [:]
  private var charset = Charset.gb18030
  private var isOld = false
  private var lines: LineWriter
  private var row = -1
  private var notes: [String] = []
  private var depth = 0
  private var begun: Set<Int> = []
  private var missing: String?

  init(_ source: Source) {
    self.source = source
    lines = source.lines("", .row)
  }

  /// Whether the last sheet or other part has ended, and none has begun since.
  var isBetweenParts: Bool { depth == 0 && !begun.isEmpty }

  /// What of it cannot be as it was written; nil when nothing was noticed.
  var defect: String? {
    if depth > 0 { return "no end" }
    return missing ?? (begun.isSuperset(of: names.keys) ? nil : "a sheet")
  }

  func read(_ kind: Int, _ record: Bytes, place: Int, _ whole: () -> [Bytes]) throws(Unread) {
    switch kind {
    case 0: missing = "records of zeros"
    case 0x2f: throw Unread(.encrypted)
    case 0x809: begin(record, place)
    case 0x0a: depth -= 1
    case 0x42: charset = Charset(codePage: record.number16(0) ?? 0) ?? .gb18030
    case 0x85: addSheet(record)
    case 0xfc:
      let pieces = whole()
      texts = SharedTexts.read(pieces)
      // Each stands there once, the empty one too: zeros read as many of those.
      let empty = texts.count(where: \.isEmpty)
      if texts.count < pieces[0].number32(4) ?? 0 || empty > 2 { missing = "shared texts" }
    case 0x1b6: addNote(whole())
    case 0x14, 0x15: header(record)
    default: readCell(kind, record)
    }
  }

  private func begin(_ record: Bytes, _ place: Int) {
    depth += 1
    begun.insert(place)
    isOld = record.number16(0) == 0x500
    finishSheet()
    lines = source.lines(names[place] ?? "", .row)
    row = -1
  }

  private func addSheet(_ record: Bytes) {
    guard let place = record.number32(0) else { return }
    let name = isOld ? Charset.decode(record.part(7, Int(record[6])), charset) : short(record, 6)
    names[place] = name
  }

  private func readCell(_ kind: Int, _ record: Bytes) {
    switch kind {
    case 0xfd:
      guard let index = record.number32(6), texts.indices.contains(index) else {
        missing = "the text of a cell"
        return
      }
      used.insert(index)
      cell(record, texts[index])
    case 0x204, 0xd6: cell(record, long(record, 6))
    case 0x207: cellText(long(record, 0))
    case 0x203:
      if let bits = record.number64(6) { cell(record, Self.text(Double(bitPattern: UInt64(bits)))) }
    case 0x27e: if let number = record.number32(6) { cell(record, Self.packed(number)) }
    case 0xbd:
      for offset in stride(from: 6, to: record.count - 6, by: 6) {
        if let number = record.number32(offset) { cell(record, Self.packed(number)) }
      }
    case 0x06:
      // The value of a formula; a text follows as a record of its own.
      if record.number16(12) == 0xffff { return }
      if let bits = record.number64(6) { cell(record, Self.text(Double(bitPattern: UInt64(bits)))) }
    default: break
    }
  }

  private func cell(_ record: Bytes, _ text: String) {
    let number = record.number16(0) ?? 0
    if number != row {
      if row >= 0 { lines.endLine() }
      lines.go(to: number + 1)
      row = number
    } else {
      lines.add([0x09])
    }
    cellText(text)
  }

  private func cellText(_ text: String) {
    if text.utf8.contains(0) { missing = "letters of a text" }
    lines.add(text.utf8.map { $0 == 0x0a ? 0x20 : $0 })
  }

  private func header(_ record: Bytes) {
    guard record.count > 2 else { return }
    notes.append(HeaderCodes.removed(from: isOld ? short(record, 0) : long(record, 0)))
  }

  // The text of a note or a drawing stands in the records behind it.
  private func addNote(_ pieces: [Bytes]) {
    for piece in pieces.dropFirst().prefix(1) {
      let body = piece.part(1)
      notes.append(Charset.decode(body, piece[0] & 1 == 1 ? .utf16 : .western))
    }
  }

  func finish() {
    finishSheet()
    lines = source.lines("shared", .row)
    for index in texts.indices where !used.contains(index) { lines.line(texts[index]) }
    lines.finish()
  }

  private func finishSheet() {
    if row >= 0 { lines.endLine() }
    for note in notes { lines.line(note) }
    notes.removeAll()
    lines.finish()
  }

  private func short(_ record: Bytes, _ offset: Int) -> String {
    let count = Int(record[offset])
    if isOld { return Charset.decode(record.part(offset + 1, count), charset) }
    return letters(record, offset + 1, count)
  }

  private func long(_ record: Bytes, _ offset: Int) -> String {
    let count = record.number16(offset) ?? 0
    if isOld { return Charset.decode(record.part(offset + 2, count), charset) }
    return letters(record, offset + 2, count)
  }

  private func letters(_ record: Bytes, _ offset: Int, _ count: Int) -> String {
    record[offset] & 1 == 1
      ? Charset.decode(record.part(offset + 1, count * 2), .utf16)
      : Charset.decode(record.part(offset + 1, count), .western)
  }

  private static func packed(_ number: Int) -> String {
    var value: Double
    if number & 2 != 0 {
      value = Double(Int32(truncatingIfNeeded: number) >> 2)
    } else {
      value = Double(bitPattern: UInt64(number & 0xffff_fffc) << 32)
    }
    if number & 1 != 0 { value /= 100 }
    return text(value)
  }

  // Long numbers, such as those of identity cards, are written in full.
  private static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e18 ? String(Int64(value)) : "\(value)"
  }
}

/// The table of texts that cells share; a text can break off in the middle of a record and go on in
/// the next with letters of another width.
private struct SharedTexts {
  private let pieces: [Bytes]
  private var piece = 0
  private var at = 8

  static func read(_ pieces: [Bytes]) -> [String] {
    var reader = SharedTexts(pieces: pieces)
    var texts: [String] = []
    let count = min(pieces[0].number32(4) ?? 0, 4 << 20)
    while texts.count < count, let text = reader.next() { texts.append(text) }
    return texts
  }

  private init(pieces: [Bytes]) { self.pieces = pieces }

  private mutating func next() -> String? {
    turn()
    guard piece < pieces.count, let count = pieces[piece].number16(at) else { return nil }
    let flags = pieces[piece][at + 2]
    at += 3
    var tail = 0
    if flags & 8 != 0 {
      tail += 4 * (pieces[piece].number16(at) ?? 0)
      at += 2
    }
    if flags & 4 != 0 {
      tail += pieces[piece].number32(at) ?? 0
      at += 4
    }
    let text = letters(count, isWide: flags & 1 == 1)
    skip(tail)
    return text
  }

  private mutating func letters(_ count: Int, isWide: Bool) -> String {
    var (text, left, isWide) = ("", count, isWide)
    while left > 0, piece < pieces.count {
      if at >= pieces[piece].count {
        piece += 1
        guard piece < pieces.count else { break }
        isWide = pieces[piece][0] & 1 == 1
        at = 1
      }
      let width = isWide ? 2 : 1
      let here = min(left, (pieces[piece].count - at) / width)
      guard here > 0 else {
        at = pieces[piece].count
        if pieces[piece].count <= 1 { break }
        continue
      }
      text += Charset.decode(pieces[piece].part(at, here * width), isWide ? .utf16 : .western)
      at += here * width
      left -= here
    }
    return text.contains("\n") ? String(text.map { $0 == "\n" ? " " : $0 }) : text
  }

  private mutating func skip(_ count: Int) {
    var left = count
    while left > 0, piece < pieces.count {
      let here = min(left, pieces[piece].count - at)
      at += here
      left -= here
      if left > 0 { (piece, at) = (piece + 1, 0) }
    }
  }

  private mutating func turn() {
    while piece < pieces.count, at >= pieces[piece].count { (piece, at) = (piece + 1, 0) }
  }
}
