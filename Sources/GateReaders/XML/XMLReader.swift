import GateExtraction

/// XML of no known kind.
enum XMLReader {
  private final class Visitor: TextVisitor {
    override func keepsSpace(_ name: String) -> Bool { isInBlock }

    override func found(_ name: String, _ attributes: XMLAttributes) {
      for (_, value) in attributes.all where value.utf8.contains(where: { $0 >= 0x80 }) {
        aside(value)
      }
    }
  }

  static func read(_ source: Source) throws(Unread) {
    let head = source.bytes.prefix(2_048).utf8
    if head.contains("urn:oasis:names:tc:opendocument") {
      return try OpenDocumentReader.readFlat(source)
    }
    let lines = source.lines("")
    defer { lines.finish() }
    if head.contains("schemas.microsoft.com/office/word") || head.contains("/wordml") {
      return try XMLWalk.run(source.bytes, OpenXMLVisitor(lines), source.reading, part: "")
    }
    try XMLWalk.run(source.bytes, Visitor(lines), source.reading, part: "")
  }
}
