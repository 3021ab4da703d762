import GateExtraction

/// Compound files: what kind of document one is, and objects that are none of them.
enum CompoundReader {
  static func format(of bytes: Bytes) -> DocumentFormat {
    guard let file = try? CompoundFile(bytes) else { return .compound }
    let names = Set(file.streams.map(\.path))
    if names.contains("WordDocument") { return .doc }
    if names.contains("Workbook") || names.contains("Book") { return .xls }
    if names.contains("PowerPoint Document") { return .ppt }
    return names.contains("__properties_version1.0") ? .msg : .compound
  }

  static func read(_ source: Source) throws(Unread) {
    let file = try CompoundFile(source.bytes)
    let streams = file.streams
    if streams.contains(where: { $0.path == "EncryptedPackage" }) { throw Unread(.encrypted) }
    for (path, entry) in streams where entry.size > 16 && entry.size < 8 << 20 {
      try StringSearch.run(try file.content(entry, source.reading), source, part: path)
    }
    try readBesides(file, source)
    let known = ["VisioDocument", "FileHeader", "Quill/QuillSub/CONTENTS"]
    if let name = streams.map(\.path).first(where: known.contains) {
      throw Unread(.unsupported, name)
    }
  }

  /// What any compound file can hold beside its main text: properties, embedded documents.
  static func readBesides(_ file: CompoundFile, _ source: Source) throws(Unread) {
    for (path, entry) in file.streams {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      do throws(Unread) {
        switch name {
        case "\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation":
          guard !path.contains("/") else { continue }
          PropertySet.read(try file.content(entry, source.reading), source)
        case "\u{1}Ole10Native":
          try readNative(try file.content(entry, source.reading), source, path)
        case "Package", "CONTENTS":
          try FileReader.readInner(
            source.inner(path, try file.content(entry, source.reading)))
        case "WordDocument", "Workbook", "Book", "PowerPoint Document":
          guard path.contains("/") else { continue }
          try readEmbedded(name, path, file, entry, source)
        default: break
        }
      } catch {
        try source.reading.check()
        source.say(Unread(error.reason, "\(path) \(error.detail)"))
      }
    }
    if file.isCut { source.say(Unread(.damaged, "compound file is cut off")) }
  }

  // Embedded documents lie in a storage, not in a file of their own.
  private static func readEmbedded(
    _ name: String, _ path: String, _ file: CompoundFile, _ entry: CompoundFile.Entry,
    _ source: Source
  ) throws(Unread) {
    let folder = String(path.dropLast(name.count))
    var streams: [String: Bytes] = [:]
    for (other, entry) in file.streams where other.hasPrefix(folder) {
      streams[String(other.dropFirst(folder.count))] = try file.content(entry, source.reading)
    }
    let inner = source.inner(String(folder.dropLast()), streams[name] ?? source.bytes.prefix(0))
    try source.reading.spendMember()
    let format: DocumentFormat =
      name == "WordDocument" ? .doc : name == "PowerPoint Document" ? .ppt : .xls
    source.reading.say(
      .member(
        FoundMember(members: inner.members, format: format, size: UInt64(inner.bytes.count))))
    switch format {
    case .doc: try WordReader.read(streams, inner)
    case .ppt: try PresentationReader.read(streams, inner)
    default: try WorkbookReader.read(streams[name] ?? inner.bytes, inner)
    }
  }

  // A file that was put into a document as it is: names, then size and content.
  private static func readNative(_ bytes: Bytes, _ source: Source, _ path: String) throws(Unread) {
    var at = 6
    var names: [String] = []
    for _ in 0..<2 {
      guard let end = bytes.find(0, from: at) else { return }
      names.append(Charset.decode(bytes.part(at, end - at), .gb18030))
      at = end + 1
    }
    at += 4
    guard let length = bytes.number32(at) else { return }
    at += 4 + length
    guard let size = bytes.number32(at) else { return }
    let content = bytes.part(at + 4, size)
    let inner = source.inner(names.first ?? path, content)
    try FileReader.readInner(inner)
    if content.count < size { inner.say(Unread(.damaged, "cut off")) }
  }
}
