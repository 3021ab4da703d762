import GateDomain

/// The directory at the end of a zip (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16).
///
/// Invariant: a directory exists only for a file that ends with it, so that a reader that starts
/// at the end and one that starts at the beginning see the same archive.
struct ZipDirectory {
  static let entryMark: [UInt8] = [0x50, 0x4b, 0x01, 0x02]
  // An empty flushed block and an end block, the most that a packer adds to nothing.
  private static let packingOverhead = 7
  private static let entrySize = 46
  // Unix keeps what a member is in the upper half of its attributes: nothing said, a file, a
  // folder; no link and no device.
  private static let fileModes: Set<Int> = [0, 0x8000, 0x4000]
  private static let pipe = 0x1000

  /// Where the directory begins, which is where the last member must end.
  let offset: Int
  let members: [ZipMember]

  init(of content: ContentBytes) throws(Objected) {
    let end = try ZipEnd(of: content)
    guard let table = content.slice(from: end.offset, count: end.size) else { throw .damaged }
    offset = end.offset
    members = try Self.members(in: table, count: end.count)
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
      let extraSize = table.number16(at: start + 30), let comment = table.number16(at: start + 32),
      let disk = table.number16(at: start + 34), let mode = table.number16(at: start + 40),
      let offset = table.number32(at: start + 42),
      let name = table.bytes(from: start + entrySize, count: nameSize)
    else { throw .damaged }
    guard disk == 0 else { throw .notOpened }
    let extra = try ZipExtra(in: table, from: start + entrySize + nameSize, count: extraSize)
    let sizes = try extra.enlarge([size, packed, offset])
    let member = ZipMember(
      name: name, unicodeName: extra.unicodeName, flags: flags,
      method: try Self.method(method, flags: flags), crc: UInt32(truncatingIfNeeded: crc),
      packedSize: sizes[1], size: sizes[0], offset: sizes[2])
    try check(member)
    try check(mode: mode & 0xf000, of: member)
    return (member, entrySize + nameSize + extraSize + comment)
  }

  // Bits 0 and 6 encrypt a member, bit 13 hides the directory; method 99 is WinZip's AES.
  private static func method(_ number: Int, flags: Int) throws(Objected)
    -> ZipMember.Method
  {
    guard flags & 0x2041 == 0, number != 99 else { throw .encryptedArchive }
    guard let method = ZipMember.Method(rawValue: number) else { throw .notOpened }
    return method
  }

  // What the zip program packs from a pipe is marked as one and has content all the same.
  private static func check(mode: Int, of member: ZipMember) throws(Objected) {
    guard fileModes.contains(mode) || (mode == pipe && member.size > 0) else {
      throw Objected(.memberName, "link or device")
    }
  }

  private static func check(_ member: ZipMember) throws(Objected) {
    guard !member.name.isEmpty, !member.name.contains(0), member.flags & 0x20 == 0 else {
      throw .damaged
    }
    guard member.method != .stored || member.packedSize == member.size else { throw .damaged }
    guard !member.isFolder || member.size == 0 else { throw .damaged }
    // What claims to be too short for the engine to show must really be short.
    let isShown = member.listed.isExpected
    guard isShown || member.packedSize <= member.size + packingOverhead else { throw .damaged }
  }
}
