import GateExtraction

/// The sheets of a workbook: rows with their cells, texts looked up in the shared table.
enum SheetReader {
  static func read(_ package: DocumentPackage) throws(Unread) {
    let source = package.source
    let shared = SharedStrings()
    for member in package.archive.members where member.name == Array("xl/sharedStrings.xml".utf8) {
      try package.read(member) { bytes throws(Unread) in
        try XMLWalk.run(bytes, shared, source.reading, part: "xl/sharedStrings.xml")
      }
    }
    let names = try sheetNames(package)
    for member in package.archive.members {
      let name = ZipArchive.name(of: member)
      guard name.hasPrefix("xl/worksheets/sheet"), name.hasSuffix(".xml") else { continue }
      let lines = source.lines(names[name] ?? name, .row)
      defer { lines.finish() }
      try package.read(member) { bytes throws(Unread) in
        try XMLWalk.run(bytes, SheetVisitor(lines, shared), source.reading, part: name)
      }
    }
    let lines = source.lines("xl/sharedStrings.xml", .row)
    for index in shared.texts.indices where !shared.used.contains(index) {
      lines.line(shared.texts[index])
    }
    lines.finish()
  }

  // Part names of sheets to the names that people gave them.
  private static func sheetNames(_ package: DocumentPackage) throws(Unread) -> [String: String] {
    let (sheets, links) = (Pairs("sheet", "id", "name"), Pairs("Relationship", "Id", "Target"))
    let reading = package.source.reading
    for (part, visitor) in [("xl/workbook.xml", sheets), ("xl/_rels/workbook.xml.rels", links)] {
      guard let bytes = try? package.part(part) else { continue }
      try? XMLWalk.run(bytes, visitor, reading, part: part)
    }
    var names: [String: String] = [:]
    for (id, name) in sheets.found {
      guard let target = links.found[id] else { continue }
      names[target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target] = name
    }
    return names
  }

  private final class Pairs: XMLVisitor {
    private let (element, key, value): (String, String, String)
    private(set) var found: [String: String] = [:]

    init(_ element: String, _ key: String, _ value: String) {
      (self.element, self.key, self.value) = (element, key, value)
    }

    override func start(_ name: String, _ attributes: XMLAttributes) {
      guard name == element, let id = attributes[key] else { return }
      found[id] = attributes[value]
    }
  }
}

/// The cells of one sheet.
private final class SheetVisitor: XMLVisitor {
  private let lines: LineWriter
  private let shared: SharedStrings
  private var kind = ""
  private var value: [UInt8] = []
  private var takes = false
  private var hasCells = false

  init(_ lines: LineWriter, _ shared: SharedStrings) {
    self.lines = lines
    self.shared = shared
  }

  override func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row":
      if let number = attributes.number("r") { lines.go(to: number) }
      hasCells = false
    case "c":
      kind = attributes["t"] ?? "n"
      value.removeAll()
    case "v", "t", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader",
      "firstFooter":
      takes = true
    case "dataValidation":
      for key in ["promptTitle", "prompt", "errorTitle", "error"] {
        if let text = attributes[key] { lines.line(text) }
      }
    default: break
    }
  }

  override func text(_ text: UnsafeRawBufferPointer) {
    if takes { unsafe value.append(contentsOf: text) }
  }

  override func end(_ name: String) {
    switch name {
    case "v", "t": takes = false
    case "c": endCell()
    case "row": lines.endLine()
    case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
      lines.line(HeaderCodes.removed(from: String(decoding: value, as: UTF8.self)))
      value.removeAll()
      takes = false
    default: break
    }
  }

  private func endCell() {
    if hasCells { lines.add([0x09]) }
    hasCells = true
    if kind == "s", let index = Int(String(decoding: value, as: UTF8.self)),
      shared.texts.indices.contains(index)
    {
      shared.used.insert(index)
      lines.add(shared.texts[index])
    } else {
      lines.add(value.map { $0 == 0x0a ? 0x20 : $0 })
    }
    value.removeAll()
  }
}
