/// The frames of an MPEG sound (ISO 11172-3 and 13818-3, layer III).
enum MP3Frames {
  private static let rates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
  private static let lowRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
  private static let samples = [44_100, 48_000, 32_000]

  /// Behind the last frame and the tags that may follow it.
  static func end(of content: ContentBytes) -> Int? {
    var offset = tagEnd(in: content)
    while let length = frame(in: content, at: offset) { offset += length }
    if content.starts(with: Array("TAG".utf8), at: offset) { offset += 128 }
    // The last frame may be cut, and free formats do not say how long they are.
    return min(offset, content.count)
  }

  /// Behind the tag that may stand in front.
  static func tagEnd(in content: ContentBytes) -> Int {
    guard content.starts(with: Array("ID3".utf8)), let size = content.bytes(from: 6, count: 4)
    else {
      return 0
    }
    return 10 + size.reduce(0) { $0 << 7 | Int($1 & 0x7f) }
  }

  private static func frame(in content: ContentBytes, at offset: Int) -> Int? {
    guard let header = content.bigNumber32(at: offset), header >> 21 == 0x7ff,
      header >> 17 & 3 == 1, header >> 19 & 3 != 1, header >> 12 & 15 != 15, header >> 10 & 3 != 3
    else { return nil }
    let isFirst = header >> 19 & 3 == 3
    let rate = (isFirst ? rates : lowRates)[header >> 12 & 15] * 1_000
    let sample = samples[header >> 10 & 3] / (isFirst ? 1 : header >> 19 & 3 == 2 ? 2 : 4)
    let length = (isFirst ? 144 : 72) * rate / sample + (header >> 9 & 1)
    return length > 4 ? length : nil
  }
}
