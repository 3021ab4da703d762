import GateExtraction

/// A zip that follows another file, as one behind a picture does.
enum AppendedZip {
  static func read(_ source: Source) throws(Unread) {
    guard source.bytes.findLast([0x50, 0x4b, 0x05, 0x06], window: 22 + 0xffff) != nil,
      ZipTable.read(source.bytes, limit: 1)?.members.isEmpty == false
    else { return }
    try ZipReader.read(ZipArchive(source.bytes), source)
  }
}
