import GateExtraction

/// Outlook's messages ([MS-OXMSG]): properties in streams that bear their numbers.
enum MessageReader {
  private static let headers: [(tag: String, name: String)] = [
    ("0037", "subject"), ("0C1A", "from"), ("0C1F", "from address"), ("0E04", "to"), ("0E03", "cc"),
    ("0E02", "bcc"), ("007D", "headers"),
  ]

  static func read(_ source: Source) throws(Unread) {
    let file = try CompoundFile(source.bytes)
    var streams: [String: CompoundFile.Entry] = [:]
    for (path, entry) in file.streams { streams[path] = entry }
    try read("", streams, file, source)
    if file.isCut { throw Unread(.damaged, "compound file is cut off") }
  }

  private static func read(
    _ folder: String, _ streams: [String: CompoundFile.Entry], _ file: CompoundFile,
    _ source: Source
  ) throws(Unread) {
    let store = MessageStore(folder: folder, streams: streams, file: file, source: source)
    let lines = source.lines("headers", .line)
    for (tag, name) in headers {
      if let text = try store.text(tag) { lines.line("\(name): \(text)") }
    }
    lines.finish()
    source.say(.title, "subject", try store.text("0037") ?? "")
    source.say(.author, "from", try store.text("0C1A") ?? "")
    try readBody(store, source)
    for attachment in store.folders("__attach_version1.0_") {
      try readAttachment(attachment, streams, file, source)
    }
  }

  private static func readBody(_ store: MessageStore, _ source: Source) throws(Unread) {
    if let body = try store.text("1000") {
      if body.trimmed.utf8.contains(0) { source.say(Unread(.damaged, "letters of the body")) }
      let lines = source.lines("body", .line)
      lines.add(body)
      lines.finish()
    }
    if let html = try store.binary("1013") {
      try HTMLReader.read(
        Source(bytes: html, members: source.members, reading: source.reading))
    } else if try store.text("1000") == nil, let packed = try store.binary("1009") {
      try RTFReader.read(
        Source(
          bytes: CompressedRTF.unpack(packed), members: source.members, reading: source.reading))
    }
  }

  private static func readAttachment(
    _ folder: String, _ streams: [String: CompoundFile.Entry], _ file: CompoundFile,
    _ source: Source
  ) throws(Unread) {
    let store = MessageStore(folder: folder, streams: streams, file: file, source: source)
    let name = try store.name
    if let content = try store.binary("3701") {
      return try FileReader.readInner(source.inner(name, content))
    }
    let inner = folder + "__substg1.0_3701000D/"
    guard streams.keys.contains(where: { $0.hasPrefix(inner) }),
      source.depth < Int(source.reading.limits.depth)
    else { return }
    try source.reading.spendMember()
    try read(inner, streams, file, source.inner(name, source.bytes.prefix(0)))
  }
}

/// The properties of a message or attachment.
private struct MessageStore {
  let folder: String
  let streams: [String: CompoundFile.Entry]
  let file: CompoundFile
  let source: Source

  func text(_ tag: String) throws(Unread) -> String? {
    if let wide = try stream(tag, "001F") { return Charset.decode(wide, .utf16) }
    guard let narrow = try stream(tag, "001E") else { return nil }
    return Charset.decode(narrow, Charset.guess(narrow) ?? .gb18030)
  }

  var name: String {
    get throws(Unread) {
      for tag in ["3707", "3704", "3001"] {
        if let name = try text(tag) { return name }
      }
      return "attachment"
    }
  }

  func binary(_ tag: String) throws(Unread) -> Bytes? {
    if let bytes = try stream(tag, "0102") { return bytes }
    return tag == "1013" ? try stream(tag, "001F") : nil
  }

  /// The folders directly within this one whose names begin so.
  func folders(_ start: String) -> [String] {
    let wanted = folder + start
    let names = streams.keys.filter { $0.hasPrefix(wanted) }.compactMap { path -> String? in
      let rest = path.dropFirst(folder.count)
      return rest.firstIndex(of: "/").map { folder + rest[...$0] }
    }
    return Set(names).sorted()
  }

  private func stream(_ tag: String, _ type: String) throws(Unread) -> Bytes? {
    guard let entry = streams["\(folder)__substg1.0_\(tag)\(type)"] else { return nil }
    return try file.content(entry, source.reading)
  }
}
