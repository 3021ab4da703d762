/// The pages of a TIFF (revision 6.0): their size, and how far their data reaches.
struct TIFFPages {
  private static let pageLimit = 4_096
  private static let entryLimit = 65_536
  // Bytes of one value by its kind.
  private static let widths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

  /// Width and height of the largest page.
  private(set) var largest: (Int, Int)?
  /// Behind the last byte that a page points to.
  private(set) var end = 8
  private let content: ContentBytes
  private let isBig: Bool

  init(_ content: ContentBytes) {
    self.content = content
    isBig = content.starts(with: [0x4d])
    var (next, left) = (long(4) ?? 0, Self.pageLimit)
    while next > 0, left > 0 {
      next = page(at: next) ?? 0
      left -= 1
    }
  }

  private mutating func page(at start: Int) -> Int? {
    guard let count = short(start) else { return nil }
    var values: [Int: [Int]] = [:]
    for entry in stride(from: start + 2, to: start + 2 + count * 12, by: 12) {
      guard let tag = short(entry), let kind = short(entry + 2), let size = long(entry + 4) else {
        return nil
      }
      let width = kind < Self.widths.count ? Self.widths[kind] : 1
      let place = width * size > 4 ? long(entry + 8) ?? 0 : entry + 8
      end = max(end, place + width * size)
      if [256, 257, 273, 279, 324, 325].contains(tag) {
        values[tag] = (0..<min(size, Self.entryLimit)).compactMap {
          width == 2 ? short(place + $0 * 2) : long(place + $0 * 4)
        }
      }
    }
    note(values)
    end = max(end, start + 6 + count * 12)
    return long(start + 2 + count * 12)
  }

  private mutating func note(_ values: [Int: [Int]]) {
    for (offsets, sizes) in [(273, 279), (324, 325)] {
      for (offset, size) in zip(values[offsets] ?? [], values[sizes] ?? []) {
        end = max(end, offset + size)
      }
    }
    let page = (values[256]?.first ?? 0, values[257]?.first ?? 0)
    if Self.area(page) >= Self.area(largest ?? (0, 0)) { largest = page }
  }

  private static func area(_ page: (Int, Int)) -> Int {
    let (area, isTooLarge) = page.0.multipliedReportingOverflow(by: page.1)
    return isTooLarge ? .max : area
  }

  private func short(_ offset: Int) -> Int? {
    isBig ? content.bigNumber16(at: offset) : content.number16(at: offset)
  }

  private func long(_ offset: Int) -> Int? {
    isBig ? content.bigNumber32(at: offset) : content.number32(at: offset)
  }
}
