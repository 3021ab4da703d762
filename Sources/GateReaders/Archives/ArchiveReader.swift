import GateExtraction

/// Archives other than zip, and single packed files.
enum ArchiveReader {
  static func read(_ source: Source, _ format: DocumentFormat) throws(Unread) {
    try readMembers(source, format)
    if let defect = try ArchiveDefects.first(in: source.bytes, format, source.reading) {
      throw Unread(.damaged, defect)
    }
  }

  private static func readMembers(_ source: Source, _ format: DocumentFormat) throws(Unread) {
    let archive = try Archive(source.bytes, format)
    var locks = (format == .rar ? RAR5Locks.all(in: source.bytes) : [])[...]
    while let member = try archive.next() {
      let isLocked = locks.popFirst() ?? false
      guard member.isFile else { continue }
      let name = archive.isRaw ? "content" : member.name
      do throws(Unread) {
        if member.isEncrypted || isLocked { throw Unread(.encrypted) }
        let (bytes, defect) = try archive.unpack(source.reading)
        let inner = source.inner(name, bytes)
        try FileReader.readInner(inner)
        if let defect { inner.say(defect) }
      } catch {
        try source.reading.check()
        source.inner(name, source.bytes.prefix(0)).say(error)
      }
    }
  }

  /// Reads the members of a zip that its own reader cannot unpack.
  static func read(_ names: Set<String>, of source: Source) throws(Unread) {
    let archive = try Archive(source.bytes, .zip)
    var left = names
    while let member = try archive.next() {
      guard names.contains(member.name) else { continue }
      left.remove(member.name)
      let (bytes, defect) = try archive.unpack(source.reading)
      let inner = source.inner(member.name, bytes)
      if bytes.count > 0 || defect == nil { try FileReader.readInner(inner) }
      if let defect { inner.say(defect) }
    }
    for name in left.sorted() {
      source.inner(name, source.bytes.prefix(0)).say(Unread(.unsupported, "zip method"))
    }
  }
}
