import GateDomain
/// Links in Open XML documents that fetch or run something when the document is opened.
enum OpenXMLLinks {
  /// Throws for a part with a Dynamic Data Exchange field, which starts programs.
  static func check(part content: ContentBytes) throws(Objected) {
    if content.contains("DDEAUTO") || content.contains("<ddeLink") {
      throw Objected(.activeContent, "OpenXML.DDE")
    }
  }

  /// Throws for relationships to objects, frames or templates that lie elsewhere.
  ///
  /// A link that a reader clicks on and the path of a local template are common and harmless.
  static func check(relationships content: ContentBytes) throws(Objected) {
    let text = String(decoding: content.copied, as: UTF8.self)
    for relation in text.split(separator: "<Relationship") where isOutside(relation) {
      if relation.contains("/oleObject\"") || relation.contains("/frame\"")
        || relation.contains("/subDocument\"") || isRemoteTemplate(relation)
      {
        throw Objected(.activeContent, "OpenXML.ExternalLink")
      }
    }
  }

  private static func isOutside(_ relation: Substring) -> Bool {
    relation.contains("TargetMode=\"External\"")
  }

  private static func isRemoteTemplate(_ relation: Substring) -> Bool {
    guard relation.contains("/attachedTemplate\"") else { return false }
    return ["Target=\"http", "Target=\"\\\\", "Target=\"file://///", "Target=\"ftp"].contains {
      relation.contains($0)
    }
  }
}
