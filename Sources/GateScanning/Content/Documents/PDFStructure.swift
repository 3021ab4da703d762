import GateDomain
/// What the names in a PDF say of it.
enum PDFStructure {
  // Readers accept a header anywhere in the first 1,024 bytes.
  private static let headerRange = 1_024
  private static let endRange = 2_048

  // The engine does not unpack LZW.
  private static let filters: Set<String> = [
    "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "FlateDecode", "Fl",
    "RunLengthDecode", "RL", "CCITTFaxDecode", "CCF", "DCTDecode", "DCT", "JBIG2Decode",
    "JPXDecode",
  ]

  // Marks of byte order and line ends, which some programs write in front.
  private static let lead: Set<UInt8> = [0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf]

  /// Whether the content is a PDF from its first byte on.
  static func begins(_ content: ContentBytes) -> Bool {
    guard let start = header(in: content) else { return false }
    return content.prefix(start).copied.allSatisfy(lead.contains)
  }

  /// Whether readers would find a PDF behind something else: a header and the end of a PDF.
  static func isHidden(in content: ContentBytes) -> Bool {
    guard header(in: content) != nil, !begins(content) else { return false }
    return content.contains("endobj") || content.contains("startxref")
      || content.contains("trailer")
  }

  private static func header(in content: ContentBytes) -> Int? {
    content.prefix(headerRange).firstIndex(of: Array("%PDF-".utf8))
  }

  /// Throws for an encrypted PDF, for one that runs something, and for streams in a filter that
  /// nobody knows; in this order, since encryption hides the rest.
  static func check(_ content: ContentBytes) throws(Objected) {
    var first: Objected?
    for name in PDFNames(content) {
      guard let found = objection(to: name, in: content) else { continue }
      if found == .encryptedDocument { throw found }
      first = first ?? found
    }
    if let first { throw first }
    try checkEnd(of: content)
  }

  // A reader looks for the last mark near the end; behind it may stand white space and comments.
  private static func checkEnd(of content: ContentBytes) throws(Objected) {
    let start = max(0, content.count - endRange)
    var last: Int?
    while let found = content.firstIndex(of: Array("%%EOF".utf8), from: (last ?? start - 1) + 1) {
      last = found
    }
    guard let last, let rest = content.bytes(from: last + 5, count: content.count - last - 5) else {
      throw .damaged
    }
    let isQuiet = rest.allSatisfy { (0x20..<0x7f).contains($0) || [0, 9, 10, 12, 13].contains($0) }
    guard isQuiet else { throw Objected(.polyglot, "PDF and other content") }
  }

  /// Throws for something that runs, named in a stream that the engine has decoded: objects may
  /// be kept compressed (7.5.7), where the file itself does not show them.
  static func check(decoded content: ContentBytes) throws(Objected) {
    for name in PDFNames(content) {
      if let action = action(name, in: content) { throw Objected(.pdfAction, action) }
    }
  }

  private static func objection(to name: PDFNames.Name, in content: ContentBytes)
    -> Objected?
  {
    switch name.text {
    case "Encrypt", "Crypt": .encryptedDocument
    case "FFilter": isWritten(in: content, name) ? .notOpened : nil
    case "Filter": hasKnownFilters(in: content, at: name.end) ? nil : .notOpened
    default: action(name, in: content).map { Objected(.pdfAction, $0) }
    }
  }

  private static func action(_ name: PDFNames.Name, in content: ContentBytes) -> String? {
    switch name.text {
    case "JavaScript": "PDF.JavaScript"
    // Two letters also occur by chance in compressed bytes; a script's text follows the true one.
    case "JS":
      isText(in: content, at: name.end) && isWritten(in: content, name) ? "PDF.JavaScript" : nil
    case "URI":
      content.starts(
        with: Array("(javascript:".utf8), at: PDFNames.skippingSpace(in: content, from: name.end))
        ? "PDF.JavaScript" : nil
    case "Rendition": "PDF.Rendition"
    case "Collection": "PDF.Collection"
    case "3D", "Movie", "Sound", "Screen", "FileAttachment":
      isKind(in: content, name) ? "PDF.\(name.text)" : nil
    case "Launch": "PDF.Launch"
    case "SubmitForm": "PDF.SubmitForm"
    case "ImportData": "PDF.ImportData"
    case "GoToR", "GoToE": "PDF.\(name.text)"
    case "OpenAction": PDFActions.opens(in: content, at: name.end) ? "PDF.OpenAction" : nil
    case "AA": PDFActions.isDictionary(in: content, at: name.end) ? "PDF.AA" : nil
    case "EmbeddedFile", "EmbeddedFiles": "PDF.EmbeddedFile"
    case "RichMedia": "PDF.RichMedia"
    case "XFA": "PDF.XFA"
    default: nil
    }
  }

  // Whether the bytes in front could be those of a dictionary and not of packed data.
  private static func isWritten(in content: ContentBytes, _ name: PDFNames.Name) -> Bool {
    let start = max(0, name.start - 12)
    let before = content.bytes(from: start, count: name.start - start) ?? []
    return before.allSatisfy { (0x20..<0x7f).contains($0) || [0, 9, 10, 12, 13].contains($0) }
  }

  // Whether the name is the value of a kind, as in "/Subtype /Screen".
  private static func isKind(in content: ContentBytes, _ name: PDFNames.Name) -> Bool {
    let start = max(0, name.start - 24)
    let before = String(
      decoding: content.bytes(from: start, count: name.start - start) ?? [], as: UTF8.self)
    let words = before.split { $0.isWhitespace || $0 == "\0" }
    return words.last?.hasSuffix("/Subtype") ?? false || words.last?.hasSuffix("/S") ?? false
  }

  private static func isText(in content: ContentBytes, at end: Int) -> Bool {
    let next = content.byte(at: PDFNames.skippingSpace(in: content, from: end)) ?? 0
    return "(<0123456789".utf8.contains(next)
  }

  // One name, or an array of names; what is neither is no filter but chance.
  private static func hasKnownFilters(in content: ContentBytes, at end: Int) -> Bool {
    var offset = PDFNames.skippingSpace(in: content, from: end)
    let isArray = content.byte(at: offset) == UInt8(ascii: "[")
    if isArray { offset = PDFNames.skippingSpace(in: content, from: offset + 1) }
    if content.byte(at: offset).map({ (0x30...0x39).contains($0) }) ?? false { return false }
    while content.byte(at: offset) == UInt8(ascii: "/") {
      let name = PDFNames.name(in: content, at: offset + 1)
      guard filters.contains(name.text) else { return false }
      guard isArray else { return true }
      offset = PDFNames.skippingSpace(in: content, from: name.end)
    }
    return true
  }
}
