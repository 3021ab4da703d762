/// The header of a tar's first member, which is all that tells a tar from other content.
enum TarHeader {
  private static let size = 512
  private static let checksum = 148..<156

  /// Whether programs would take the content for a tar: by the mark of POSIX, or, as the oldest
  /// tars have none, by a checksum that fits.
  static func begins(_ content: ContentBytes) -> Bool {
    if content.starts(with: Array("ustar".utf8), at: 257) { return true }
    guard content.count >= size, content.byte(at: 0) != 0,
      let header = content.slice(from: 0, count: size)
    else { return false }
    return written(in: header).map { $0 == sum(of: header) } ?? false
  }

  private static func written(in header: ContentBytes) -> Int? {
    let field = checksum.compactMap { header.byte(at: $0) }
    let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    guard !digits.isEmpty else { return nil }
    return digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
  }

  private static func sum(of header: ContentBytes) -> Int {
    header.copied.enumerated().reduce(0) {
      $0 + (checksum.contains($1.offset) ? 0x20 : Int($1.element))
    }
  }
}
