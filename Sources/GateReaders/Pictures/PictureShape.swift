import GateExtraction

/// Where a picture ends by its own structure; nothing of it is decoded.
enum PictureShape {
  /// The offset behind the picture, or nil when it breaks off before.
  ///
  /// Formats that do not tell their end are whole as they are.
  static func end(of bytes: Bytes, _ format: DocumentFormat) -> Int? {
    switch format {
    case .jpeg: jpeg(bytes)
    case .png: png(bytes)
    case .gif: gif(bytes)
    case .bmp: whole(bytes, bytes.number32(2))
    case .webp: whole(bytes, bytes.number32(4).map { $0 + 8 })
    default: bytes.count
    }
  }

  private static func whole(_ bytes: Bytes, _ size: Int?) -> Int? {
    size.flatMap { $0 <= bytes.count ? $0 : nil }
  }

  // Marks with lengths; behind a start of scan come bytes without one, in which 0xff stands before
  // 0 or a restart.
  private static func jpeg(_ bytes: Bytes) -> Int? {
    var at = 2
    while let mark = bytes.find(0xff, from: at) {
      let kind = bytes[mark + 1]
      at = mark + 2
      switch kind {
      case 0xd9: return at
      case 0, 1, 0xd0...0xd8: break
      case 0xff: at = mark + 1
      default:
        guard let length = number(bytes, at, 2) else { return nil }
        at += length
      }
    }
    return nil
  }

  // A chunk that every reader needs must be what its checksum says.
  private static func png(_ bytes: Bytes) -> Int? {
    var at = 8
    while let length = number(bytes, at, 4), let chunk = bytes.slice(at + 4, length + 4),
      let checksum = number(bytes, at + 8 + length, 4)
    {
      at += 12 + length
      let isNeeded = chunk[0] & 0x20 == 0
      if isNeeded, Inflate.checksum(of: chunk) != checksum { return nil }
      if chunk.starts(with: "IEND") { return at }
    }
    return nil
  }

  private static func gif(_ bytes: Bytes) -> Int? {
    func colours(_ flags: UInt8) -> Int { flags & 0x80 != 0 ? 3 << (Int(flags & 7) + 1) : 0 }
    var at = 13 + colours(bytes[10])
    while at < bytes.count {
      switch bytes[at] {
      case 0x3b: return at + 1
      case 0:
        at += 1
        continue
      case 0x2c: at += 11 + colours(bytes[at + 9])
      case 0x21: at += 2
      default: return nil
      }
      while at < bytes.count, bytes[at] != 0 { at += Int(bytes[at]) + 1 }
      at += 1
    }
    return nil
  }

  private static func number(_ bytes: Bytes, _ offset: Int, _ width: Int) -> Int? {
    guard let field = bytes.slice(offset, width) else { return nil }
    return (0..<width).reduce(0) { $0 << 8 | Int(field[$1]) }
  }
}
