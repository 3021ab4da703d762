/// The width and height that a picture's header claims.
enum MediaSize {
  static func of(_ content: ContentBytes, _ format: Media.Format) -> (Int, Int)? {
    switch format {
    case .png: pair(content.bigNumber32(at: 16), content.bigNumber32(at: 20))
    case .gif: pair(content.number16(at: 6), content.number16(at: 8))
    case .bmp: bmp(content)
    case .jpeg: JPEGSegments.size(of: content)
    case .tiff: TIFFPages(content).largest
    case .riff: webp(content)
    case .mp3, .mp4: nil
    }
  }

  private static func pair(_ width: Int?, _ height: Int?) -> (Int, Int)? {
    guard let width, let height else { return nil }
    return (width, height)
  }

  // A height below zero only turns the picture over. Text that begins with BM has no such header.
  private static func bmp(_ content: ContentBytes) -> (Int, Int)? {
    guard content.number32(at: 14) ?? 0 >= 40 else { return nil }
    let numbers = [18, 22].map {
      content.number32(at: $0).map { abs(Int(Int32(truncatingIfNeeded: $0))) }
    }
    return pair(numbers[0], numbers[1])
  }

  private static func webp(_ content: ContentBytes) -> (Int, Int)? {
    guard content.starts(with: Array("WEBP".utf8), at: 8) else { return nil }
    switch content.bytes(from: 12, count: 4).map({ String(decoding: $0, as: UTF8.self) }) {
    case "VP8 ":
      return pair(
        content.number16(at: 26).map { $0 & 0x3fff }, content.number16(at: 28).map { $0 & 0x3fff })
    case "VP8L":
      guard let bits = content.number32(at: 21) else { return nil }
      return (bits & 0x3fff + 1, bits >> 14 & 0x3fff + 1)
    case "VP8X":
      guard let low = content.number32(at: 24), let high = content.number32(at: 26) else {
        return nil
      }
      return (low & 0xff_ffff + 1, high >> 8 + 1)
    default: return nil
    }
  }
}
