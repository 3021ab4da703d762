/// The directory at the end of a zip (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16).
enum ZipTable {
  // Where the directory really begins, compared to where the end record says: more than 0 for a
  // zip behind another file.
  static func read(_ bytes: Bytes, limit: Int)
    -> (members: [ZipArchive.Member], shift: Int, isWhole: Bool)?
  {
    guard let end = bytes.findLast([0x50, 0x4b, 0x05, 0x06], window: 22 + 0xffff),
      var size = bytes.number32(end + 12), var offset = bytes.number32(end + 16),
      let count = bytes.number16(end + 10)
    else { return nil }
    var position = end
    if let large = large(bytes, before: end) { (size, offset, position) = large }
    let start = position - size
    guard start >= 0, size == 0 || bytes.starts(with: "PK\u{1}\u{2}", at: start) else {
      guard bytes.starts(with: "PK\u{1}\u{2}", at: offset) else { return nil }
      let found = members(bytes, from: offset, to: position, count, limit)
      return (found.members, 0, found.isWhole)
    }
    let found = members(bytes, from: start, to: position, count, limit)
    return (found.members, start - offset, found.isWhole)
  }

  private static func large(_ bytes: Bytes, before end: Int)
    -> (size: Int, offset: Int, position: Int)?
  {
    guard bytes.starts(with: "PK\u{6}\u{7}", at: end - 20),
      let position = bytes.number64(end - 12), bytes.starts(with: "PK\u{6}\u{6}", at: position),
      let size = bytes.number64(position + 40), let offset = bytes.number64(position + 48)
    else { return nil }
    return (size, offset, position)
  }

  // A directory that breaks off before its end has lost the members behind, and one with fewer
  // members than the end of the zip counts (by its lower 16 bits) has lost some as well.
  private static func members(
    _ bytes: Bytes, from start: Int, to end: Int, _ count: Int, _ limit: Int
  ) -> (members: [ZipArchive.Member], isWhole: Bool) {
    var (found, offset): ([ZipArchive.Member], Int) = ([], start)
    while offset < end, found.count < limit, bytes.starts(with: "PK\u{1}\u{2}", at: offset),
      let name = bytes.number16(offset + 28), let extra = bytes.number16(offset + 30),
      let comment = bytes.number16(offset + 32), let flags = bytes.number16(offset + 8),
      let method = bytes.number16(offset + 10), let packed = bytes.number32(offset + 20),
      let size = bytes.number32(offset + 24), let place = bytes.number32(offset + 42)
    {
      let large = ZipExtra(bytes.part(offset + 46 + name, extra), size, packed, place)
      found.append(
        ZipArchive.Member(
          name: large.name ?? bytes.part(offset + 46, name).copied,
          isUnicode: flags & 0x800 != 0 || large.name != nil, flags: flags,
          method: method, packed: large.packed, size: large.size, offset: large.offset,
          checksum: bytes.number32(offset + 16) ?? 0))
      offset += 46 + name + extra + comment
    }
    // A signature may follow the last member.
    let isWhole = offset == end || bytes.starts(with: "PK\u{5}\u{5}", at: offset)
    let isCounted = count == 0xffff || found.count & 0xffff == count
    return (found, (isWhole && isCounted) || found.count == limit)
  }
}
