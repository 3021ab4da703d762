/// The members of a small valid Word document (ECMA-376), in the order of its archive.
enum WordDocument {
  private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"

  /// Name and text of each member.
  static func members(paragraphs: [String]) -> [(name: String, text: String)] {
    [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", relationships),
      ("word/document.xml", document(paragraphs)),
    ]
  }

  private static var contentTypes: String {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    let rels = "application/vnd.openxmlformats-package.relationships+xml"
    return declaration + #"<Types xmlns="\#(packages)/content-types">"#
      + #"<Default Extension="rels" ContentType="\#(rels)"/>"#
      + #"<Default Extension="xml" ContentType="application/xml"/>"#
      + #"<Override PartName="/word/document.xml" ContentType="\#(main)"/></Types>"#
  }

  private static var relationships: String {
    declaration + #"<Relationships xmlns="\#(packages)/relationships">"#
      + #"<Relationship Id="rId1" Type="\#(office)/relationships/officeDocument" "#
      + #"Target="word/document.xml"/></Relationships>"#
  }

  private static func document(_ paragraphs: [String]) -> String {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let body = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    return declaration + #"<w:document xmlns:w="\#(space)"><w:body>\#(body)</w:body></w:document>"#
  }
}
