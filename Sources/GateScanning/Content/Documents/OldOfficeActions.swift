import GateDomain

/// What runs in streams of the older Office formats.
enum OldOfficeActions {
  private static let workbookMark = 0x0809
  private static let sheetRecord = 0x0085
  private static let linkRecord = 0x01ae
  private static let moduleSheet: UInt8 = 6
  private static let macroSheet: UInt8 = 1
  private static let equationHead = 28
  // Longer names of fonts overflow the old editor of equations.
  private static let fontName = 40

  static func check(_ stream: ContentBytes) throws(Objected) {
    if stream.number16(at: 0) == 0xa5ec { try checkDocument(stream) }
    if stream.number16(at: 0) == workbookMark { try checkWorkbook(stream) }
    if stream.number16(at: 0) == equationHead, stream.number16(at: 2) == 0 || isEquation(stream) {
      try checkEquation(stream)
    }
    if stream.prefix(equationHead).isZero(from: 0), isEquation(stream) { try checkEquation(stream) }
  }

  // MS-DOC 2.9.90: the text of a field stands between marks, in one byte a character or in two.
  private static func checkDocument(_ stream: ContentBytes) throws(Objected) {
    let wide = "DDEAUTO".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    if stream.contains("DDEAUTO") || stream.firstIndex(of: wide) != nil {
      throw Objected(.activeContent, "OLE2.DDE")
    }
  }

  // MS-XLS 2.4.28 and 2.4.271: what each sheet is, and links whose text is no path.
  private static func checkWorkbook(_ stream: ContentBytes) throws(Objected) {
    var offset = 0
    while let kind = stream.number16(at: offset), let size = stream.number16(at: offset + 2) {
      if kind == sheetRecord, let sheet = stream.byte(at: offset + 9),
        sheet == moduleSheet || sheet == macroSheet
      {
        throw Objected(.macro, "OLE2.MacroSheet")
      }
      if kind == linkRecord, isExchange(stream.slice(from: offset + 4, count: size)) {
        throw Objected(.activeContent, "OLE2.DDE")
      }
      offset += 4 + size
    }
  }

  // A path begins with the mark of an encoded one; program and topic are only parted by a 3.
  private static func isExchange(_ link: ContentBytes?) -> Bool {
    guard let text = link?.copied.dropFirst(5), let first = text.first, text.count > 1 else {
      return false
    }
    return first > 4 && text.contains(3)
  }

  private static func isEquation(_ stream: ContentBytes) -> Bool {
    [2, 3].contains(stream.byte(at: equationHead)) && stream.byte(at: equationHead + 1) == 1
  }

  // MTEF: a font's record is an 8, two numbers and a name that ends with zero.
  private static func checkEquation(_ stream: ContentBytes) throws(Objected) {
    let head = stream.prefix(equationHead + 64)
    guard let font = head.firstIndex(of: [8], from: min(equationHead + 5, head.count)) else {
      return
    }
    guard let end = stream.firstIndex(of: [0], from: font + 3), end - font <= fontName else {
      throw Objected(.activeContent, "OLE2.Equation")
    }
  }
}
