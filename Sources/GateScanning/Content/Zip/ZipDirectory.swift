/// The directory at the end of a zip (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16).
///
/// Invariant: a directory exists only for a file that ends with it, so that a reader that starts
/// at the end and one that starts at the beginning see the same archive.
struct ZipDirectory {
  static let endMark: [UInt8] = [0x50, 0x4b, 0x05, 0x06]
  static let entryMark: [UInt8] = [0x50, 0x4b, 0x01, 0x02]
  private static let endSize = 22
  // An empty flushed block and an end block, the most that a packer adds to nothing.
  private static let packingOverhead = 7
  private static let entrySize = 46
  private static let zip64Locator: [UInt8] = [0x50, 0x4b, 0x06, 0x07]

  /// Where the directory begins, which is where the last member must end.
  let offset: Int
  let members: [ZipMember]

  init(of content: ContentBytes) throws(Objected) {
    guard let end = Self.end(of: content),
      let count = content.number16(at: end + 10), let size = content.number32(at: end + 12),
      let offset = content.number32(at: end + 16)
    else { throw .damaged }
    try Self.refuseZip64(content, end: end, count: count, size: size, offset: offset)
    guard content.number32(at: end + 4) == 0, content.number16(at: end + 8) == count,
      offset + size == end, let table = content.slice(from: offset, count: size)
    else { throw .damaged }
    // A comment may hold no mark of this format: some readers would take it for another archive.
    guard content.firstIndex(of: [0x50, 0x4b], from: end + Self.endSize) == nil else {
      throw .damaged
    }
    self.offset = offset
    members = try Self.members(in: table, count: count)
  }

  /// Where the end record begins: the last one, if it fits the end of the file, else nil.
  static func end(of content: ContentBytes) -> Int? {
    var last: Int?
    var start = max(0, content.count - endSize - 0xffff)
    while let found = content.firstIndex(of: endMark, from: start) {
      (last, start) = (found, found + 1)
    }
    guard let last, let comment = content.number16(at: last + 20),
      last + endSize + comment == content.count
    else { return nil }
    return last
  }

  // The engine passes over what only the 64-bit fields describe.
  private static func refuseZip64(
    _ content: ContentBytes, end: Int, count: Int, size: Int, offset: Int
  ) throws(Objected) {
    let isOverflown = count == 0xffff || size == 0xffff_ffff || offset == 0xffff_ffff
    guard !isOverflown, !content.starts(with: zip64Locator, at: end - 20) else {
      throw .notOpened
    }
  }

  private static func members(in table: ContentBytes, count: Int) throws(Objected)
    -> [ZipMember]
  {
    var members: [ZipMember] = []
    var names: Set<[UInt8]> = []
    var offset = 0
    for _ in 0..<count {
      let (member, length) = try entry(in: table, at: offset)
      guard names.insert(member.name).inserted else { throw .damaged }
      members.append(member)
      offset += length
    }
    guard offset == table.count else { throw .damaged }
    return members
  }

  private static func entry(in table: ContentBytes, at start: Int) throws(Objected)
    -> (ZipMember, Int)
  {
    guard table.starts(with: entryMark, at: start),
      let flags = table.number16(at: start + 8), let method = table.number16(at: start + 10),
      let crc = table.number32(at: start + 16), let packed = table.number32(at: start + 20),
      let size = table.number32(at: start + 24), let nameSize = table.number16(at: start + 28),
      let extra = table.number16(at: start + 30), let comment = table.number16(at: start + 32),
      let disk = table.number16(at: start + 34), let offset = table.number32(at: start + 42),
      let name = table.bytes(from: start + entrySize, count: nameSize)
    else { throw .damaged }
    guard ![packed, size, offset].contains(0xffff_ffff) else { throw .notOpened }
    guard disk == 0 else { throw .notOpened }
    let member = ZipMember(
      name: name, flags: flags, method: try Self.method(method, flags: flags),
      crc: UInt32(truncatingIfNeeded: crc), packedSize: packed, size: size, offset: offset)
    try check(member)
    return (member, entrySize + nameSize + extra + comment)
  }

  // Bits 0 and 6 encrypt a member, bit 13 hides the directory; method 99 is WinZip's AES.
  private static func method(_ number: Int, flags: Int) throws(Objected)
    -> ZipMember.Method
  {
    guard flags & 0x2041 == 0, number != 99 else { throw .encryptedArchive }
    guard let method = ZipMember.Method(rawValue: number) else { throw .notOpened }
    return method
  }

  private static func check(_ member: ZipMember) throws(Objected) {
    guard !member.name.isEmpty, !member.name.contains(0), member.flags & 0x20 == 0 else {
      throw .damaged
    }
    guard member.method == .deflated || member.packedSize == member.size else { throw .damaged }
    guard !member.isFolder || member.size == 0 else { throw .damaged }
    // What claims to be too short for the engine to show must really be short.
    let isShown = member.size >= ExpectedMembers.smallest
    guard isShown || member.packedSize <= member.size + packingOverhead else { throw .damaged }
  }
}
