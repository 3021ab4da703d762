import GateDomain

/// Drawings in SVG, which are programs when they hold scripts.
enum VectorDrawing {
  private static let runs = [
    "<script", "<SCRIPT", "javascript:", "foreignObject", "<!ENTITY", "<iframe", "<embed",
    "<object",
    " onload", " onclick", " onmouse", " onbegin", " onend", " onerror", " onfocus", " onactivate",
  ]

  static func check(_ content: ContentBytes) throws(Objected) {
    guard content.contains("<svg") else { return }
    if let found = runs.first(where: { content.contains($0) }) {
      throw Objected(.activeContent, "SVG (\(found.filter(\.isLetter)))")
    }
  }
}
