/// What the parts of a container are looked at for, by the kind of the container.
enum MemberParts {
  static func check(_ content: ContentBytes, of parent: ContentKind, name: String) throws(Objected)
  {
    switch parent {
    case .zip(.files): break
    case .zip(let use):
      let narrowed = XMLText.narrowed(content)
      let found = narrowed.map { objection(to: $0, use, name) } ?? nil
      if let found { throw found }
      try checkPart(content, use, name: name)
    case .compoundFile: try OfficeStream.check(content)
    case .pdf: try PDFStructure.check(decoded: content)
    case .archive, .media, .other: break
    }
  }

  // Parts in UTF-16 are looked at in UTF-8.
  private static func objection(to part: [UInt8], _ use: ContentKind.ZipUse, _ name: String)
    -> Objected?
  {
    ContentBytes.over(part) { content in
      do throws(Objected) {
        try checkPart(content, use, name: name)
        return nil
      } catch {
        return error
      }
    }
  }

  private static func checkPart(_ content: ContentBytes, _ use: ContentKind.ZipUse, name: String)
    throws(Objected)
  {
    if name.hasSuffix(".svg") { try VectorDrawing.check(content) }
    guard [".xml", ".rels", ".vml"].contains(where: name.hasSuffix) else { return }
    if name.hasSuffix("manifest.xml") { try MarkedText.check(manifest: content) }
    try MarkedText.check(openXMLPart: content)
    guard use == .openXML else {
      try OpenDocumentParts.check(content)
      return
    }
    if name.hasSuffix(".rels") { try OpenXMLLinks.check(relationships: content) }
    try OpenXMLLinks.check(part: content)
    if name.hasPrefix("xl/") { try OpenXMLLinks.check(workbookPart: content) }
  }
}
