import GateDomain

/// A picture, sound or film by its first bytes.
struct Media {
  /// The formats that are looked at.
  enum Format: String {
    case png = "PNG"
    case jpeg = "JPEG"
    case gif = "GIF"
    case bmp = "BMP"
    case tiff = "TIFF"
    case riff = "RIFF"
    case mp3 = "MP3"
    case mp4 = "MP4"
  }

  // About what a sheet of A0 has at 600 dots an inch. Unpacked, this is two gigabytes.
  private static let pixelLimit = 600_000_000

  let format: Format

  init?(of content: ContentBytes) {
    let found = Self.marks.first { content.starts(with: $0.bytes, at: $0.offset) }
    guard let found else { return nil }
    format = found.format
  }

  /// Throws for a picture that unpacks into more pixels than a computer may be asked to hold, and
  /// for media that break the rules of their format.
  func check(_ content: ContentBytes) throws(Objected) {
    if let (width, height) = MediaSize.of(content, format) {
      let (pixels, isTooLarge) = width.multipliedReportingOverflow(by: height)
      guard !isTooLarge, pixels <= Self.pixelLimit else { throw .sizeLimit }
      guard pixels > 0 else { throw Objected(.brokenMedia, "\(format.rawValue) without pixels") }
    }
    switch MediaEnd.of(content, format) {
    case .missing: throw Objected(.brokenMedia, "\(format.rawValue) without its end")
    case .at, .unknown: break
    }
  }

  private static let marks: [(format: Format, offset: Int, bytes: [UInt8])] = [
    (.png, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), (.jpeg, 0, [0xff, 0xd8, 0xff]),
    (.gif, 0, Array("GIF87a".utf8)), (.gif, 0, Array("GIF89a".utf8)), (.bmp, 0, Array("BM".utf8)),
    (.tiff, 0, [0x49, 0x49, 0x2a, 0x00]), (.tiff, 0, [0x4d, 0x4d, 0x00, 0x2a]),
    (.riff, 0, Array("RIFF".utf8)), (.mp3, 0, Array("ID3".utf8)), (.mp3, 0, [0xff, 0xfb]),
    (.mp3, 0, [0xff, 0xfa]), (.mp3, 0, [0xff, 0xf3]), (.mp3, 0, [0xff, 0xf2]),
    (.mp3, 0, [0xff, 0xe3]), (.mp3, 0, [0xff, 0xe2]), (.mp4, 4, Array("ftyp".utf8)),
  ]
}
