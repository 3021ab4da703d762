import GateDomain
/// What the names of a zip's members say of a document that is kept in it.
enum OfficeMembers {
  // Documents that may lie inside documents, as the data behind a chart does: each is a zip
  // that is opened and walked like the outer one.
  private static let walkedExtensions: Set<String> = ["docx", "pptx", "xlsx"]

  /// Whether the zip is a document in the Open XML formats (ECMA-376).
  static func isOpenXML(_ members: [ZipMember]) -> Bool {
    members.contains { $0.plainName == "[content_types].xml" }
  }

  /// What the zip is used for, by the members that every document of a format has.
  static func use(of members: [ZipMember]) -> ContentKind.ZipUse {
    if isOpenXML(members) { return .openXML }
    let isDocument = members.contains { ["mimetype", "ofd.xml"].contains($0.plainName) }
    return isDocument ? .document : .files
  }

  /// Throws for members that run when the document is opened, or that smuggle objects.
  static func check(_ members: [ZipMember]) throws(Objected) {
    let isOpenXML = isOpenXML(members)
    let isOpenDocument = members.first?.plainName == "mimetype"
    for member in members where !member.isFolder {
      let name = member.plainName
      if let found = anywhere(name) { throw found }
      if isOpenXML, let found = openXML(name) { throw found }
      if isOpenDocument, name.hasPrefix("basic/") || name.hasPrefix("scripts/") {
        throw Objected(.macro, "OpenDocument.Macro")
      }
    }
  }

  private static func anywhere(_ name: String) -> Objected? {
    switch lastPart(of: name) {
    case "encryptions.xml": .encryptedDocument
    case "vbaproject.bin", "vbaprojectsignature.bin": Objected(.macro, "OpenXML.Macro")
    case let part where part.hasPrefix("oleobject"): Objected(.activeContent, "OpenXML.OLEObject")
    default: nil
    }
  }

  private static func openXML(_ name: String) -> Objected? {
    if name.contains("activex/") { return Objected(.activeContent, "OpenXML.ActiveX") }
    if name.contains("customui/") { return Objected(.activeContent, "OpenXML.CustomUI") }
    if name.contains("dialogsheets/") { return Objected(.macro, "OpenXML.DialogSheet") }
    let page = ["htm", "html", "mht", "mhtml", "rtf", "xhtml"]
    if page.contains(ForeignArchive.fileExtension(of: name)) {
      return Objected(.activeContent, "OpenXML.Chunk")
    }
    if name.contains("macrosheets/") { return Objected(.macro, "OpenXML.MacroSheet") }
    guard name.contains("embeddings/") else { return nil }
    return walkedExtensions.contains(ForeignArchive.fileExtension(of: name))
      ? nil : Objected(.activeContent, "OpenXML.Embedding")
  }

  private static func lastPart(of name: String) -> Substring {
    name.split(separator: "/").last ?? ""
  }
}
