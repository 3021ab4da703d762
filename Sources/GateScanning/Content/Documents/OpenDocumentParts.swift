import GateDomain

/// What the parts of an OpenDocument file may not hold (ISO 26300).
enum OpenDocumentParts {
  private static let scripts = ["vnd.sun.star.script:", "script:event-listener ", "macro:///"]
  private static let active = [
    "draw:floating-frame", "draw:applet", "draw:plugin", "dde-connection", "dde-source",
    "dde-application",
  ]

  static func check(_ content: ContentBytes) throws(Objected) {
    if scripts.contains(where: { content.contains($0) }) {
      throw Objected(.macro, "OpenDocument.Script")
    }
    if let name = active.first(where: { content.contains($0) }) {
      throw Objected(.activeContent, "OpenDocument (\(name))")
    }
  }
}
