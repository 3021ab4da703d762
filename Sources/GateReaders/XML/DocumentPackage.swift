import GateExtraction

/// The zip that a document is kept in.
struct DocumentPackage {
  let archive: ZipArchive
  let source: Source

  init(_ archive: ZipArchive, _ source: Source) {
    self.archive = archive
    self.source = source
  }

  /// Unpacks a part for `body`; what goes wrong with it is said, and other parts go on.
  func read(_ member: ZipArchive.Member, _ body: (Bytes) throws(Unread) -> Void) throws(Unread) {
    do throws(Unread) {
      try source.reading.spendMember()
      let (bytes, defect) = try archive.unpack(member, source.reading)
      try body(bytes)
      if let defect { throw defect }
    } catch {
      try source.reading.check()
      let name = ZipArchive.name(of: member)
      source.say(Unread(error.reason, error.detail == name ? name : "\(name) \(error.detail)"))
    }
  }

  /// The unpacked part of a name; nil when there is none.
  func part(_ name: String) throws(Unread) -> Bytes? {
    guard let member = archive.members.first(where: { $0.name == Array(name.utf8) }) else {
      return nil
    }
    return try archive.unpack(member, source.reading).bytes
  }

  /// Reads an object, a picture or another document in this one.
  func readEmbedded(_ name: String, _ bytes: Bytes) throws(Unread) {
    try FileReader.readInner(source.inner(name, bytes))
  }
}
