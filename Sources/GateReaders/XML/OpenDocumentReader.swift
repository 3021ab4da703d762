import GateExtraction

/// Documents in the OpenDocument formats (ISO 26300).
enum OpenDocumentReader {
  private static let parts = ["content.xml", "styles.xml", "meta.xml"]

  static func read(_ source: Source) throws(Unread) {
    let archive = ZipArchive(source.bytes)
    if archive.isSalvaged { source.say(Unread(.damaged, "no whole directory at the end")) }
    let package = DocumentPackage(archive, source)
    if let manifest = try package.part("META-INF/manifest.xml"),
      manifest.find("encryption-data") != nil
    {
      throw Unread(.encrypted)
    }
    for member in archive.members where !member.isFolder {
      let name = ZipArchive.name(of: member)
      try package.read(member) { bytes throws(Unread) in try read(name, bytes, package) }
    }
  }

  /// A document in one XML file.
  static func readFlat(_ source: Source) throws(Unread) {
    try XMLWalk.run(
      source.bytes, PropertyVisitor(source, isOpenDocument: true), source.reading,
      part: "")
    try walk("", source.bytes, source)
  }

  private static func read(_ name: String, _ bytes: Bytes, _ package: DocumentPackage)
    throws(Unread)
  {
    let source = package.source
    switch name.split(separator: "/").last {
    case "content.xml", "styles.xml": try walk(name, bytes, source)
    case "meta.xml":
      try XMLWalk.run(
        bytes, PropertyVisitor(source, isOpenDocument: true), source.reading, part: name)
    default:
      if name.hasPrefix("Pictures/") || name.hasPrefix("Object") || name.hasPrefix("media/"),
        !name.hasSuffix(".xml")
      {
        try package.readEmbedded(name, bytes)
      }
    }
  }

  private static func walk(_ name: String, _ bytes: Bytes, _ source: Source) throws(Unread) {
    let visitor = OpenDocumentVisitor(source, name)
    defer { visitor.finish() }
    try XMLWalk.run(bytes, visitor, source.reading, part: name)
  }
}

/// The text of an OpenDocument part: paragraphs, rows of a sheet, slides.
private final class OpenDocumentVisitor: TextVisitor {
  private let source: Source
  private let part: String
  private var current: LineWriter
  private var cells: [[UInt8]] = []
  private var isSheet = false
  private var isRow = false
  private var slides = 0
  private var row = 1
  private var repeats = 1

  init(_ source: Source, _ part: String) {
    self.source = source
    self.part = part
    current = source.lines(part)
    super.init(current)
  }

  func finish() {
    finishLine()
    current.finish()
  }

  override func isBlock(_ name: String) -> Bool { name == "p" || name == "h" }

  override func isSkipped(_ name: String) -> Bool {
    ["automatic-styles", "binary-data", "meta", "settings", "scripts", "event-listeners"]
      .contains(name)
  }

  override func keepsSpace(_ name: String) -> Bool { isInBlock }

  override func emit(_ line: [UInt8]) {
    if isRow {
      if !cells.isEmpty { cells[cells.count - 1] += line }
      return
    }
    current.add(line)
    current.endLine()
  }

  override func found(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "s": add(String(repeating: " ", count: min(attributes.number("c") ?? 1, 64)))
    case "tab": add("\t")
    case "line-break": add("\n")
    case "spreadsheet": isSheet = true
    case "table" where isSheet: turn(attributes["name"] ?? part, .row, 0)
    case "page" where attributes["master-page-name"] != nil:
      slides += 1
      turn(part, .slide, slides)
    case "table-row" where isSheet:
      isRow = true
      cells = []
      repeats = attributes.number("number-rows-repeated") ?? 1
    case "table-cell" where isRow: cells.append([])
    case "title", "desc": break
    default: break
    }
  }

  override func left(_ name: String) {
    guard name == "table-row", isRow else { return }
    isRow = false
    current.go(to: row)
    current.add(Array(cells.joined(separator: [0x09])))
    current.endLine()
    row += max(1, repeats)
  }

  private func turn(_ part: String, _ unit: TextPlace.Unit, _ number: Int) {
    current.finish()
    current = source.lines(part, unit, number: number)
    row = 1
  }
}
