/// The record at the end of a zip that says where its directory lies, with the larger one of
/// ZIP64 in front of it if there is one.
struct ZipEnd {
  static let mark: [UInt8] = [0x50, 0x4b, 0x05, 0x06]
  private static let size = 22
  private static let locatorMark: [UInt8] = [0x50, 0x4b, 0x06, 0x07]
  private static let locatorSize = 20
  private static let largeMark: [UInt8] = [0x50, 0x4b, 0x06, 0x06]

  let count: Int
  let size: Int
  let offset: Int

  init(of content: ContentBytes) throws(Objected) {
    guard let end = Self.position(in: content), let here = content.number16(at: end + 8),
      let count = content.number16(at: end + 10), let size = content.number32(at: end + 12),
      let offset = content.number32(at: end + 16), content.number32(at: end + 4) == 0, here == count
    else { throw .damaged }
    // A comment may hold no mark of this format: some readers would take it for another archive.
    guard content.firstIndex(of: [0x50, 0x4b], from: end + Self.size) == nil,
      Self.isText(content, from: end + Self.size)
    else { throw .damaged }
    let locator = end - Self.locatorSize
    guard content.starts(with: Self.locatorMark, at: locator) else {
      guard count != 0xffff, offset + size == end else { throw .damaged }
      (self.count, self.size, self.offset) = (count, size, offset)
      return
    }
    self = try Self.large(in: content, locator: locator, count: count, size: size, offset: offset)
  }

  /// Where the end record begins: the last one, if it fits the end of the file, else nil.
  static func position(in content: ContentBytes) -> Int? {
    var last: Int?
    var start = max(0, content.count - size - 0xffff)
    while let found = content.firstIndex(of: mark, from: start) {
      (last, start) = (found, found + 1)
    }
    guard let last, let comment = content.number16(at: last + 20),
      last + size + comment == content.count
    else { return nil }
    return last
  }

  // A comment is for people.
  private static func isText(_ content: ContentBytes, from start: Int) -> Bool {
    let comment = content.slice(from: start, count: content.count - start)?.copied ?? []
    return comment.allSatisfy { $0 >= 0x20 || [0x09, 0x0a, 0x0d].contains($0) }
  }

  private init(count: Int, size: Int, offset: Int) {
    (self.count, self.size, self.offset) = (count, size, offset)
  }

  // Programs that know ZIP64 read the large record, others the small one: both must say the same.
  private static func large(
    in content: ContentBytes, locator: Int, count: Int, size: Int, offset: Int
  ) throws(Objected) -> ZipEnd {
    guard let start = content.number64(at: locator + 8), content.starts(with: largeMark, at: start),
      content.number32(at: locator + 4) == 0, content.number32(at: locator + 16) ?? 2 <= 1,
      let length = content.number64(at: start + 4), length >= 44, length < 0xffff,
      start + 12 + length == locator, content.number64(at: start + 16) == 0,
      let here = content.number64(at: start + 24), let all = content.number64(at: start + 32),
      let tableSize = content.number64(at: start + 40),
      let tableOffset = content.number64(at: start + 48)
    else { throw .damaged }
    let isSame =
      here == all && [all, 0xffff].contains(count) && [tableSize, 0xffff_ffff].contains(size)
      && [tableOffset, 0xffff_ffff].contains(offset)
    guard isSame, tableOffset <= start, tableSize == start - tableOffset else { throw .damaged }
    return ZipEnd(count: all, size: tableSize, offset: tableOffset)
  }
}
