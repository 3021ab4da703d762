import GateDomain

/// Follows the engine through the layers of one file and keeps the first objection.
///
/// Security: the engine says clean of what it did not open, so this walk must NEVER end without
/// objection unless every container that it met was opened to the last member.
final class LayerWalk {
  private struct Frame {
    let level: Int
    let kind: ContentKind
    var expected: ExpectedMembers
  }

  private(set) var objection: EngineAnswer?
  private var frames: [Frame] = []

  /// Looks at the file itself, before the engine does.
  func begin(with content: ContentBytes) {
    enter(content, level: 0)
  }

  /// Looks at a layer that the engine is about to scan; `content` is nil when it cannot show it.
  func visit(level: Int, engineType: String, name: String?, content: ContentBytes?) {
    note { () throws(Objected) in try ForeignArchive.check(engineType: engineType) }
    guard level > 0 else { return }
    leaveFrames(from: level)
    guard let content else { return }
    seeMember(content, level: level)
    note { () throws(Objected) in
      try self.checkMember(content, name: name?.lowercased() ?? "")
    }
    enter(content, level: level)
  }

  /// Everything has come by: what is still expected was never opened.
  func finish() {
    leaveFrames(from: 0)
  }

  private func enter(_ content: ContentBytes, level: Int) {
    note { () throws(Objected) in
      try ForeignArchive.check(content)
      try MarkedText.check(content)
    }
    let (kind, expected) = contents(of: content)
    frames.append(Frame(level: level, kind: kind, expected: expected))
  }

  private func contents(of content: ContentBytes) -> (ContentKind, ExpectedMembers) {
    var found = (ContentKind.other, ExpectedMembers())
    note { () throws(Objected) in
      if ZipStructure.isZip(content) {
        found = try Self.zip(content)
      } else if CompoundFile.isCompoundFile(content) {
        let entries = CompoundFile.entries(of: content)
        found = (.compoundFile, ExpectedMembers(compoundFile: entries))
        try CompoundFile.check(entries)
      } else if PDFStructure.isPDF(content) {
        found = (.pdf, ExpectedMembers())
        try PDFStructure.check(content)
      }
    }
    return found
  }

  private static func zip(_ content: ContentBytes) throws(Objected)
    -> (ContentKind, ExpectedMembers)
  {
    let members = try ZipStructure.members(of: content)
    try OfficeMembers.check(members)
    for member in members where !member.isFolder {
      try ForeignArchive.check(name: member.plainName)
      try RunnableMember.check(name: member.plainName)
    }
    let kind = ContentKind.zip(isOpenXML: OfficeMembers.isOpenXML(members))
    return (kind, ExpectedMembers(zip: members))
  }

  private func seeMember(_ content: ContentBytes, level: Int) {
    guard let last = frames.indices.last, frames[last].level == level - 1 else { return }
    frames[last].expected.see(content)
  }

  private func checkMember(_ content: ContentBytes, name: String) throws(Objected) {
    try RunnableMember.check(content)
    switch frames.last?.kind ?? .other {
    case .zip(let isOpenXML):
      if isOpenXML { try Self.checkPart(content, name: name) }
      if name == "manifest.xml" { try MarkedText.check(manifest: content) }
    case .compoundFile: try OfficeStream.check(content)
    case .pdf: try PDFStructure.check(decoded: content)
    case .other: break
    }
  }

  private static func checkPart(_ content: ContentBytes, name: String) throws(Objected) {
    guard name.hasSuffix(".xml") || name.hasSuffix(".rels") else { return }
    try MarkedText.check(openXMLPart: content)
    try OpenXMLLinks.check(part: content)
    if name.hasSuffix(".rels") { try OpenXMLLinks.check(relationships: content) }
  }

  private func leaveFrames(from level: Int) {
    while let frame = frames.last, frame.level >= level {
      if !frame.expected.isEmpty { objection = objection ?? Objected.damaged.answer }
      frames.removeLast()
    }
  }

  private func note(_ check: () throws(Objected) -> Void) {
    do { try check() } catch { objection = objection ?? error.answer }
  }
}
