import GateExtraction

/// Documents in the Chinese fixed-layout format OFD (GB/T 33190): text placed on pages.
enum OFDReader {
  static func read(_ source: Source) throws(Unread) {
    let archive = ZipArchive(source.bytes)
    if archive.isSalvaged { source.say(Unread(.damaged, "no directory at the end")) }
    let package = DocumentPackage(archive, source)
    if try package.part("OFD.xml")?.find("Encryptions") != nil { throw Unread(.encrypted) }
    var pages = 0
    for member in archive.members where !member.isFolder {
      let name = ZipArchive.name(of: member)
      if isPage(name) { pages += 1 }
      try package.read(member) { [pages] bytes throws(Unread) in
        try read(name, bytes, package, page: pages)
      }
    }
  }

  private static func isPage(_ name: String) -> Bool {
    name.contains("Pages/") && name.hasSuffix(".xml")
  }

  private static func read(_ name: String, _ bytes: Bytes, _ package: DocumentPackage, page: Int)
    throws(Unread)
  {
    let source = package.source
    guard name.hasSuffix(".xml") else {
      if name.contains("Font") || name.hasSuffix(".ttf") || name.hasSuffix(".otf") { return }
      return try package.readEmbedded(name, bytes)
    }
    if name == "OFD.xml" {
      return try XMLWalk.run(bytes, PropertyVisitor(source), source.reading, part: name)
    }
    let isPage = isPage(name)
    let lines = source.lines(name, isPage ? .page : .line, number: isPage ? page : 0)
    defer { lines.finish() }
    let visitor = OFDVisitor()
    defer { visitor.write(to: lines) }
    try XMLWalk.run(bytes, visitor, source.reading, part: name)
  }
}

/// Collects the pieces of text of a page, to be put in the order in which people read them.
private final class OFDVisitor: XMLVisitor {
  private struct Piece {
    let x: Double
    let y: Double
    let size: Double
    let text: String
  }

  private var pieces: [Piece] = []
  private var others: [String] = []
  private var (left, top, size) = (0.0, 0.0, 4.0)
  private var (x, y) = (0.0, 0.0)
  private var isCode = false
  private var text: [UInt8] = []

  override func start(_ name: String, _ attributes: XMLAttributes) {
    text.removeAll()
    switch name {
    case "TextObject":
      let box = (attributes["Boundary"] ?? "").split(separator: " ").map { Double($0) ?? 0 }
      (left, top) = (box.first ?? 0, box.count > 1 ? box[1] : 0)
      size = max(0.5, Double(attributes["Size"] ?? "") ?? 4)
    case "TextCode":
      isCode = true
      x = Double(attributes["X"] ?? "") ?? x
      y = Double(attributes["Y"] ?? "") ?? y
    case "Annot", "OutlineElem", "Attachment":
      others += [attributes["Title"], attributes["Name"], attributes["Remark"]].compactMap { $0 }
    default: break
    }
  }

  override func text(_ text: UnsafeRawBufferPointer) { unsafe self.text.append(contentsOf: text) }

  override func end(_ name: String) {
    let found = String(decoding: text, as: UTF8.self)
    text.removeAll()
    if name == "TextCode" {
      pieces.append(Piece(x: left + x, y: top + y, size: size, text: found))
      isCode = false
    } else if ["Remark", "Parameter", "Title"].contains(name), !found.trimmed.isEmpty {
      others.append(found)
    }
  }

  /// Lines from top to bottom; what stands on one height, from left to right.
  func write(to lines: LineWriter) {
    var rows: [[Piece]] = []
    for piece in pieces.sorted(by: { $0.y < $1.y }) {
      if let first = rows.last?.first, abs(first.y - piece.y) < max(first.size, piece.size) * 0.5 {
        rows[rows.count - 1].append(piece)
      } else {
        rows.append([piece])
      }
    }
    for row in rows {
      lines.line(row.sorted { $0.x < $1.x }.map(\.text).joined())
    }
    for other in others { lines.line(other) }
  }
}
