/// Where the data of a picture, sound or film ends, behind which another file may be glued.
enum MediaEnd {
  /// Behind the last byte, not inside the content, or not told by the format.
  case at(Int)
  case missing
  case unknown

  static func of(_ content: ContentBytes, _ format: Media.Format) -> MediaEnd {
    let end: Int? =
      switch format {
      case .png: PNGChunks.end(of: content)
      case .jpeg: JPEGSegments.end(of: content)
      case .gif: gif(content)
      case .tiff: TIFFPages(content).end
      case .riff: content.number32(at: 4).map { $0 + 8 + $0 % 2 }
      case .mp3: MP3Frames.end(of: content)
      case .mp4: mp4(content)
      case .bmp: bmp(content)
      }
    guard let end else { return .missing }
    // A last odd byte of padding is often left out.
    return end <= content.count + (format == .riff ? 1 : 0) ? .at(end) : .missing
  }

  // What the header says or, as some programs leave that at zero, what the pixels need.
  private static func bmp(_ content: ContentBytes) -> Int? {
    guard let size = content.number32(at: 2), let start = content.number32(at: 10),
      let header = content.number32(at: 14), header >= 40,
      let (width, height) = MediaSize.of(content, .bmp),
      let bits = content.number16(at: 28), let packing = content.number32(at: 30)
    else { return content.number32(at: 2) }
    let row = (width * bits + 31) / 32 * 4
    let (pixels, isTooLarge) = row.multipliedReportingOverflow(by: height)
    guard !isTooLarge, pixels <= content.count else { return nil }
    let needed = packing == 0 || packing == 3 ? start + pixels : start
    return size == 0 || size >= needed ? max(size, needed) : nil
  }

  private static func gif(_ content: ContentBytes) -> Int? {
    guard let flags = content.byte(at: 10) else { return nil }
    var offset = 13 + tableSize(flags)
    while let kind = content.byte(at: offset) {
      switch kind {
      case 0x3b: return offset + 1
      case 0x21: offset = blocksEnd(in: content, from: offset + 2)
      case 0x2c:
        guard let flags = content.byte(at: offset + 9) else { return nil }
        offset = blocksEnd(in: content, from: offset + 11 + tableSize(flags))
      default: return nil
      }
    }
    return nil
  }

  private static func tableSize(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  private static func blocksEnd(in content: ContentBytes, from start: Int) -> Int {
    var offset = start
    while let length = content.byte(at: offset), length > 0 { offset += 1 + Int(length) }
    return offset + 1
  }

  // Boxes one behind the other (ISO 14496-12); the last one may go on to the end.
  private static func mp4(_ content: ContentBytes) -> Int? {
    var offset = 0
    while offset < content.count {
      guard let size = content.bigNumber32(at: offset),
        let kind = content.bytes(from: offset + 4, count: 4),
        kind.allSatisfy({ (0x20..<0x7f).contains($0) || $0 == 0xa9 })
      else { return content.isZero(from: offset) ? offset : nil }
      switch size {
      case 0: return content.count
      case 1:
        guard let high = content.bigNumber32(at: offset + 8),
          let low = content.bigNumber32(at: offset + 12),
          high == 0, low >= 16
        else { return nil }
        offset += low
      case 8...: offset += size
      default: return nil
      }
    }
    return offset
  }
}
