import GateExtraction

/// Collects the text of one part and hands it out in pieces.
///
/// Never throws: when the text's limit is reached it swallows the rest, and the reading says so.
final class LineWriter {
  private static let enough = TextPiece.sizeLimit - 4_096

  private let reading: Reading
  private let place: TextPlace
  private var buffer: [UInt8] = []
  private var line: Int
  private var firstLine: Int
  private var startsInLine = false
  private var isInLine = false

  init(_ reading: Reading, _ place: TextPlace) {
    self.reading = reading
    self.place = place
    (line, firstLine) = (place.line, place.line)
  }

  /// Adds text to the line; line ends in it count.
  func add(_ memory: UnsafeRawBufferPointer) {
    var rest = unsafe memory[...]
    while let stop = unsafe rest.firstIndex(where: { $0 < 0x20 && $0 != 0x09 }) {
      unsafe append(rest[..<stop])
      if unsafe rest[stop] == 0x0a { endLine() }
      unsafe rest = rest[(stop + 1)...]
    }
    unsafe append(rest)
  }

  func add(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe add($0) } }

  func add(_ text: String) {
    var text = text
    text.withUTF8 { unsafe add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a line.
  func line(_ text: String) {
    add(text)
    endLine()
  }

  func endLine() {
    line += 1
    isInLine = false
    buffer.append(0x0a)
    if buffer.count >= Self.enough { flush() }
  }

  /// Goes on with another line, where some between were empty.
  func go(to number: Int) {
    guard number > line else { return }
    if number - line <= 3 {
      for _ in line..<number { endLine() }
    } else {
      flush()
      (line, firstLine) = (number, number)
    }
  }

  /// Hands out what is left; nothing is added afterwards.
  func finish() { flush() }

  // A long line is cut between letters.
  private func append(_ text: Slice<UnsafeRawBufferPointer>) {
    var rest = unsafe text
    while unsafe !rest.isEmpty {
      if Self.enough - buffer.count < 8 { flush() }
      isInLine = true
      let room = unsafe min(Self.enough - buffer.count, rest.count)
      let cut = unsafe Self.cut(rest, rest.startIndex + room)
      unsafe buffer.append(contentsOf: rest[..<cut])
      unsafe rest = rest[cut...]
      if unsafe !rest.isEmpty { flush() }
    }
  }

  // Bytes that are no UTF-8 may go on for ever; a letter has four at most.
  private static func cut(_ text: Slice<UnsafeRawBufferPointer>, _ index: Int) -> Int {
    guard unsafe index < text.endIndex else { return unsafe text.endIndex }
    let first = unsafe max(text.startIndex + 1, index - 3)
    var cut = index
    while cut > first, unsafe text[cut] & 0xc0 == 0x80 { cut -= 1 }
    return unsafe text[cut] & 0xc0 == 0x80 ? index : cut
  }

  private func flush() {
    defer {
      buffer.removeAll(keepingCapacity: true)
      firstLine = line
      startsInLine = isInLine
    }
    guard buffer.contains(where: { $0 > 0x20 }) else { return }
    // Three times as long where no byte was UTF-8.
    let text = String(decoding: buffer, as: UTF8.self)
    guard reading.spend(text: text.utf8.count) else { return }
    var rest = text[...]
    while !rest.isEmpty { rest = say(rest) }
  }

  // Hands out as much of the text as fits a piece, and returns the rest.
  private func say(_ text: Substring) -> Substring {
    let end =
      text.utf8.index(text.startIndex, offsetBy: Self.enough, limitedBy: text.endIndex)
      ?? text.endIndex
    let piece = String(text[..<end])
    reading.say(
      .text(
        TextPiece(
          place: TextPlace(
            members: place.members, part: place.part, unit: place.unit, number: place.number,
            line: firstLine),
          text: piece, continuesLine: startsInLine)))
    firstLine += piece.utf8.count(where: { $0 == 0x0a })
    startsInLine = piece.utf8.last != 0x0a
    return text[end...]
  }
}
