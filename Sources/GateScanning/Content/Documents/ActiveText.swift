import GateDomain

/// Plain text that an office program runs or unpacks.
enum ActiveText {
  private static let headRange = 4_096

  /// Throws for a table with a Dynamic Data Exchange formula and for uuencoded files.
  static func check(_ content: ContentBytes) throws(Objected) {
    if let narrowed = XMLText.narrowed(content), let found = objection(to: narrowed) { throw found }
    try checkPlain(content)
  }

  private static func objection(to text: [UInt8]) -> Objected? {
    ContentBytes.over(text) { content in
      do throws(Objected) {
        try checkPlain(content)
        return nil
      } catch {
        return error
      }
    }
  }

  private static func checkPlain(_ content: ContentBytes) throws(Objected) {
    let head = content.prefix(headRange).copied
    guard head.allSatisfy({ $0 >= 0x20 || [0x09, 0x0a, 0x0c, 0x0d].contains($0) }) else { return }
    if hasExchangeFormula(content) { throw Objected(.activeContent, "Table.DDE") }
    if hasUnixCoding(content) { throw .notOpened }
  }

  // "=cmd|'/c calc'!A1": in a cell that begins like a formula a name, a bar, a topic, an item.
  private static func hasExchangeFormula(_ content: ContentBytes) -> Bool {
    if ["=WEBSERVICE(", "=IMPORTXML(", "=IMPORTDATA("].contains(where: { content.contains($0) }) {
      return true
    }
    var offset = 0
    while let bar = content.firstIndex(of: Array("|".utf8), from: offset) {
      offset = bar + 1
      guard isNamePart(content.byte(at: bar - 1) ?? 0), beginsFormula(in: content, before: bar)
      else { continue }
      let near = content.slice(from: bar, count: min(512, content.count - bar))?.copied ?? []
      let line = near.prefix { $0 != 0x0a }
      let item = line.firstIndex(of: UInt8(ascii: "!")).map { $0 + 1 } ?? line.endIndex
      if item < line.endIndex, isNamePart(line[item]) || line[item] == UInt8(ascii: "'") {
        return true
      }
    }
    return false
  }

  private static func beginsFormula(in content: ContentBytes, before bar: Int) -> Bool {
    var start = bar
    while let byte = content.byte(at: start - 1), !"\n\r,;\t".utf8.contains(byte), bar - start < 128
    {
      start -= 1
    }
    while let byte = content.byte(at: start), " \"'".utf8.contains(byte), start < bar { start += 1 }
    // A mark of the byte order may stand in front of the first cell.
    if content.starts(with: [0xef, 0xbb, 0xbf], at: start) { start += 3 }
    return "=+-@".utf8.contains(content.byte(at: start) ?? 0)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
      || [0x2e, 0x5f, 0x5c, 0x3a].contains(byte)
  }

  // "begin 644 name", then lines whose first character says how long they are.
  private static func hasUnixCoding(_ content: ContentBytes) -> Bool {
    var offset = 0
    while let found = content.firstIndex(of: Array("begin ".utf8), from: offset) {
      offset = found + 6
      let before = content.byte(at: found - 1) ?? 0x0a
      let mode = (0..<3).compactMap { content.byte(at: found + 6 + $0) }
      guard before == 0x0a, mode.count == 3, mode.allSatisfy({ (0x30...0x37).contains($0) }),
        let end = content.firstIndex(of: [0x0a], from: found), isCodedLine(content, at: end + 1)
      else { continue }
      return true
    }
    return content.contains("=ybegin line=")
  }

  private static func isCodedLine(_ content: ContentBytes, at start: Int) -> Bool {
    guard let length = content.byte(at: start), (0x21...0x60).contains(length),
      let end = content.firstIndex(of: [0x0a], from: start)
    else { return false }
    let digits = (Int(length - 0x20) & 0x3f + 2) / 3 * 4
    return (digits...(digits + 2)).contains(end - start - 1)
  }
}
