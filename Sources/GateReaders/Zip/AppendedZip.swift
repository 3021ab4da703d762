import GateExtraction

/// A zip that follows another file, as one behind a picture does.
enum AppendedZip {
  /// Reads it, if there is one; one that lost its end is known by standing right behind a picture.
  static func read(_ source: Source, behind format: DocumentFormat) throws(Unread) {
    if source.bytes.findLast([0x50, 0x4b, 0x05, 0x06], window: 22 + 0xffff) != nil,
      ZipTable.read(source.bytes, limit: 1)?.members.isEmpty == false
    {
      return try ZipReader.read(ZipArchive(source.bytes), source)
    }
    guard format.isPicture, let end = PictureShape.end(of: source.bytes, format),
      source.bytes.starts(with: "PK\u{3}\u{4}", at: end)
    else { return }
    try ZipReader.read(ZipArchive(source.bytes.part(end)), source)
  }
}
