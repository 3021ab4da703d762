import GateDomain
/// What the names in a PDF say of it.
enum PDFStructure {
  // Readers accept a header anywhere in the first 1,024 bytes.
  private static let headerRange = 1_024

  private static let filters: Set<String> = [
    "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "FlateDecode", "Fl",
    "RunLengthDecode", "RL", "CCITTFaxDecode", "CCF", "DCTDecode", "DCT", "JBIG2Decode",
    "JPXDecode",
  ]

  static func isPDF(_ content: ContentBytes) -> Bool {
    content.prefix(headerRange).contains("%PDF-")
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
    case "Filter": hasKnownFilters(in: content, at: name.end) ? nil : .damaged
    default: action(name, in: content).map { Objected(.pdfAction, $0) }
    }
  }

  private static func action(_ name: PDFNames.Name, in content: ContentBytes) -> String? {
    switch name.text {
    case "JavaScript": "PDF.JavaScript"
    // Two letters also occur by chance in compressed bytes; a script's text follows the true one.
    case "JS": isText(in: content, at: name.end) ? "PDF.JavaScript" : nil
    case "Launch": "PDF.Launch"
    case "EmbeddedFile", "EmbeddedFiles": "PDF.EmbeddedFile"
    case "RichMedia": "PDF.RichMedia"
    case "XFA": "PDF.XFA"
    default: nil
    }
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
