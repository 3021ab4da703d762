/// The frames of an lz4 stream, since libarchive takes up to four bytes behind them along.
enum LZ4Frames {
  private static let mark: [UInt8] = [0x04, 0x22, 0x4d, 0x18]

  /// Behind the last frame.
  static func end(of content: ContentBytes) -> Int? {
    var offset = 0
    while content.starts(with: mark, at: offset) {
      guard let end = frameEnd(in: content, at: offset) else { return nil }
      offset = end
    }
    return offset
  }

  // lz4_Frame_format.md: flags tell which sizes and checksums there are; a block of zero is last.
  private static func frameEnd(in content: ContentBytes, at start: Int) -> Int? {
    guard let flags = content.byte(at: start + 4) else { return nil }
    var offset = start + 7 + (flags & 0x08 != 0 ? 8 : 0) + (flags & 0x01 != 0 ? 4 : 0)
    while let size = content.number32(at: offset) {
      offset += 4
      if size == 0 { return offset + (flags & 0x04 != 0 ? 4 : 0) }
      offset += size & 0x7fff_ffff + (flags & 0x10 != 0 ? 4 : 0)
    }
    return nil
  }
}
