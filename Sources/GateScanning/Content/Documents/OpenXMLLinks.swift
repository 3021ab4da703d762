import GateDomain

/// Links in Open XML documents that fetch or run something when the document is opened.
enum OpenXMLLinks {
  // Kinds that load what they point to. What a reader clicks on is common and harmless, and so
  // are tables in other workbooks, which are asked about first.
  private static let loading: Set<String> = ["oleObject", "frame", "subDocument", "control"]
  // Kinds that bring in another format or a program, wherever it lies.
  private static let active: [String: String] = [
    "aFChunk": "OpenXML.Chunk", "xlMacrosheet": "OpenXML.MacroSheet",
    "xlIntlMacrosheet": "OpenXML.MacroSheet", "dialogsheet": "OpenXML.DialogSheet",
    "vbaProject": "OpenXML.Macro",
  ]
  // The element that holds all others and says what it is stands in the beginning.
  private static let rootRange = 4_096
  // A link is the first thing in its part.
  private static let linkRange = 65_536
  // Fields that start or load something; a picture from the author's own disk is common.
  private static let running: Set<String> = [
    "DDE", "DDEAUTO", "DATABASE", "IMPORT", "INCLUDETEXT", "LINK",
  ]
  private static let queries = ["<dbPr", "<webPr", "<olapPr", "WEBSERVICE("]
  private static let actions = ["ppaction://program", "ppaction://macro"]

  /// Throws for a part with a Dynamic Data Exchange field, which starts programs, or another
  /// thing that runs.
  static func check(part content: ContentBytes) throws(Objected) {
    if content.prefix(linkRange).contains("<ddeLink") || hasExchangeField(content) {
      throw Objected(.activeContent, "OpenXML.DDE")
    }
    if content.contains("ppaction://"), actions.contains(where: { content.contains($0) }) {
      throw Objected(.activeContent, "OpenXML.Action")
    }
    let root = content.prefix(rootRange)
    if root.contains("macrosheet "), root.contains("office/excel/2006/main") {
      throw Objected(.macro, "OpenXML.MacroSheet")
    }
  }

  /// Throws for a part of a workbook that asks another computer for data.
  static func check(workbookPart content: ContentBytes) throws(Objected) {
    if let found = queries.first(where: { content.contains($0) }) {
      throw Objected(.activeContent, "OpenXML.Query (\(found.filter(\.isLetter)))")
    }
  }

  /// Throws for relationships to objects, frames or templates that lie elsewhere.
  static func check(relationships content: ContentBytes) throws(Objected) {
    let text = String(decoding: content.copied, as: UTF8.self)
    for tag in text.split(separator: "<") {
      let name = tag.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
      guard name == "Relationship" || name.hasSuffix(":Relationship") else { continue }
      try check(XMLText.attributes(of: tag.dropFirst(name.count)))
    }
  }

  private static func check(_ relation: [String: String]) throws(Objected) {
    let kind = relation["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    if let name = active[kind] {
      throw Objected(kind == "aFChunk" ? .activeContent : .macro, name)
    }
    guard relation["TargetMode"] == "External" else { return }
    let target = relation["Target"] ?? ""
    let isRemote = kind != "hyperlink" && isElsewhere(target)
    if loading.contains(kind) || isRemote || target.lowercased().hasPrefix("mhtml:") {
      throw Objected(.activeContent, "OpenXML.ExternalLink")
    }
  }

  // The path of a template on the author's own disk stands in many documents and does nothing.
  private static func isElsewhere(_ target: String) -> Bool {
    let plain = target.lowercased()
    guard plain.hasPrefix("file:") else {
      return plain.hasPrefix("\\\\") || plain.hasPrefix("//") || plain.dropFirst(2).contains(":")
    }
    let path = plain.dropFirst(5).replacing("\\", with: "/")
    let slashes = path.prefix { $0 == "/" }.count
    let hasDrive = path.drop { $0 == "/" }.dropFirst().first.map { $0 == ":" || $0 == "|" } ?? false
    return slashes != 3 && slashes != 1 || !hasDrive
  }

  // Instructions of fields may be split over any number of runs.
  private static func hasExchangeField(_ content: ContentBytes) -> Bool {
    var text = ""
    var offset = 0
    while let found = content.firstIndex(of: Array("instr".utf8), from: offset) {
      offset = found + 5
      text += instruction(in: content, at: found)
    }
    // What stands between quotes is an address or a format, not an instruction.
    let bare = text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
    let words = Set(bare.uppercased().split { !$0.isLetter }.map(String.init))
    let isRemote = text.lowercased().contains("http") || text.contains("\\\\")
    return !words.isDisjoint(with: running) || (isRemote && words.contains("INCLUDEPICTURE"))
  }

  private static func instruction(in content: ContentBytes, at start: Int) -> String {
    let isText = content.starts(with: Array("instrText".utf8), at: start)
    guard isText || content.starts(with: Array("instr=".utf8), at: start) else { return "" }
    let close = isText ? [UInt8(ascii: ">")] : [content.byte(at: start + 6) ?? 0]
    guard let open = content.firstIndex(of: close, from: start),
      let end = content.firstIndex(of: isText ? [UInt8(ascii: "<")] : close, from: open + 1),
      let bytes = content.bytes(from: open + 1, count: end - open - 1)
    else { return "" }
    let text = XMLText.resolved(String(decoding: bytes, as: UTF8.self)[...])
    return isText ? text : " " + text + " "
  }
}
