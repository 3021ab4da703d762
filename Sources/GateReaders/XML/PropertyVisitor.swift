import GateExtraction

/// What a document says of itself in XML: each leaf a property.
final class PropertyVisitor: XMLVisitor {
  private static let kinds: [String: DocumentProperty.Kind] = [
    "title": .title, "Title": .title, "subject": .subject, "Subject": .subject,
    "creator": .author, "Author": .author, "initial-creator": .author, "author": .author,
    "lastModifiedBy": .lastAuthor, "Company": .company, "company": .company, "Manager": .manager,
    "Template": .template, "keywords": .keywords, "keyword": .keywords, "Keyword": .keywords,
    "Keywords": .keywords, "description": .comments, "Abstract": .comments, "comments": .comments,
    "category": .category, "DocUsage": .category, "Application": .application,
    "generator": .application, "Creator": .application, "created": .created,
    "creation-date": .created, "CreationDate": .created, "modified": .modified, "date": .modified,
    "ModDate": .modified,
  ]

  private let source: Source
  private let isOpenDocument: Bool
  private var names: [String] = []
  private var value: [UInt8] = []

  init(_ source: Source, isOpenDocument: Bool = false) {
    self.source = source
    self.isOpenDocument = isOpenDocument
  }

  override func start(_ name: String, _ attributes: XMLAttributes) {
    value.removeAll()
    switch name {
    case "property", "user-defined", "CustomData":
      names.append("\u{1}" + (attributes["name"] ?? attributes["Name"] ?? name))
    default: names.append(name)
    }
    if name == "template" { source.say(.template, name, attributes["title"] ?? "") }
  }

  override func text(_ text: UnsafeRawBufferPointer) { unsafe value.append(contentsOf: text) }

  override func end(_ name: String) {
    let text = String(decoding: value, as: UTF8.self)
    value.removeAll()
    defer { names.removeLast() }
    if let custom = names.last(where: { $0.hasPrefix("\u{1}") }) {
      return source.say(.custom, String(custom.dropFirst()), text)
    }
    // The creator of an OpenDocument is who changed it last.
    let kind = isOpenDocument && name == "creator" ? .lastAuthor : Self.kinds[name]
    if let kind { source.say(kind, name, text) }
  }
}
