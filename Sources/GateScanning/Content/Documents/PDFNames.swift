/// The names in a PDF (ISO 32000-1, 7.3.5), in their order, `#xx` decoded.
///
/// Objects are not parsed: whatever a reader could take for a name counts, also in the bytes of
/// a stream, because a damaged PDF is read by every program in its own way.
struct PDFNames: Sequence, IteratorProtocol {
  /// A name and where the bytes behind it begin.
  struct Name {
    let text: String
    /// Where its slash stands.
    let start: Int
    let end: Int
  }

  private static let lengthLimit = 64
  private let content: ContentBytes
  private var offset = 0

  init(_ content: ContentBytes) {
    self.content = content
  }

  mutating func next() -> Name? {
    guard let slash = content.firstIndex(of: [0x2f], from: offset) else { return nil }
    let name = Self.name(in: content, at: slash + 1)
    offset = name.end
    return name
  }

  /// The name whose first byte behind the slash is at `start`.
  static func name(in content: ContentBytes, at start: Int) -> Name {
    var bytes: [UInt8] = []
    var offset = start
    while bytes.count < lengthLimit, let byte = content.byte(at: offset), isRegular(byte) {
      if byte == 0x23, let code = escape(in: content, at: offset + 1) {
        bytes.append(code)
        offset += 3
      } else {
        bytes.append(byte)
        offset += 1
      }
    }
    return Name(text: String(decoding: bytes, as: UTF8.self), start: start - 1, end: offset)
  }

  /// Where the first byte that is no white space lies at or after `start`.
  static func skippingSpace(in content: ContentBytes, from start: Int) -> Int {
    var offset = start
    while let byte = content.byte(at: offset), isSpace(byte) { offset += 1 }
    return offset
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20].contains(byte)
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    regular[Int(byte)]
  }

  // Asked for every byte behind every slash, also in packed data.
  private static let regular: [Bool] = (0...255 as ClosedRange<UInt8>).map {
    !isSpace($0) && !"()<>[]{}/%".utf8.contains($0)
  }

  private static func escape(in content: ContentBytes, at offset: Int) -> UInt8? {
    guard let high = digit(content.byte(at: offset)), let low = digit(content.byte(at: offset + 1))
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8?) -> UInt8? {
    byte.flatMap { Character(UnicodeScalar($0)).hexDigitValue }.map(UInt8.init)
  }
}
