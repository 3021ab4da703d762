import GateExtraction

/// Documents in the Open XML formats: every XML part, and what is embedded.
enum OpenXMLReader {
  static func read(_ source: Source, _ format: DocumentFormat) throws(Unread) {
    let archive = ZipArchive(source.bytes)
    if archive.isSalvaged { source.say(Unread(.damaged, "no directory at the end")) }
    let package = DocumentPackage(archive, source)
    if format == .xlsx { try SheetReader.read(package) }
    for member in archive.members where !member.isFolder {
      let name = ZipArchive.name(of: member)
      guard !isSheetPart(name, format) else { continue }
      try package.read(member) { bytes throws(Unread) in try read(name, bytes, package) }
    }
  }

  private static func isSheetPart(_ name: String, _ format: DocumentFormat) -> Bool {
    guard format == .xlsx else { return false }
    return name == "xl/sharedStrings.xml" || name.hasPrefix("xl/worksheets/sheet")
      || name == "xl/styles.xml"
  }

  private static func read(_ name: String, _ bytes: Bytes, _ package: DocumentPackage)
    throws(Unread)
  {
    let source = package.source
    let lower = name.lowercased()
    if lower.hasPrefix("docprops/"), lower.hasSuffix(".xml") {
      return try XMLWalk.run(bytes, PropertyVisitor(source), source.reading, part: name)
    }
    if isPlain(lower) { return }
    guard lower.hasSuffix(".xml") || lower.hasSuffix(".rels") || lower.hasSuffix(".vml") else {
      return try package.readEmbedded(name, bytes)
    }
    let slide = lower.hasPrefix("ppt/slides/slide") ? Int(lower.filter(\.isNumber)) : nil
    let lines = source.lines(name, slide == nil ? .paragraph : .slide, number: slide ?? 0)
    defer { lines.finish() }
    try XMLWalk.run(bytes, OpenXMLVisitor(lines), source.reading, part: name)
  }

  // Parts that hold no text of the user.
  private static func isPlain(_ name: String) -> Bool {
    [
      "[content_types].xml", "word/styles.xml", "word/fonttable.xml", "word/websettings.xml",
      "word/styleswitheffects.xml",
    ]
    .contains(name) || name.contains("/theme/") || name.contains("printersettings")
      || name.hasSuffix(".odttf") || name.hasSuffix(".fntdata") || name.hasSuffix("vbaproject.bin")
      || name.hasPrefix("docprops/thumbnail") || name == "ppt/tablestyles.xml"
      || name == "ppt/viewprops.xml" || name == "ppt/presprops.xml"
  }
}
