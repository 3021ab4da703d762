/// The chunks of a PNG (ISO 15948), each with its checksum.
enum PNGChunks {
  /// Behind the last chunk; nil when a chunk is broken, or the picture or its end is missing.
  static func end(of content: ContentBytes) -> Int? {
    var (offset, hasPixels) = (8, false)
    while let length = content.bigNumber32(at: offset),
      let body = content.slice(from: offset + 4, count: length + 4),
      let sum = content.bigNumber32(at: offset + 8 + length)
    {
      guard Int(body.crc32) == sum else { return nil }
      if body.starts(with: Array("IDAT".utf8)) { hasPixels = true }
      offset += 12 + length
      if body.starts(with: Array("IEND".utf8)) { return hasPixels ? offset : nil }
    }
    return nil
  }
}
