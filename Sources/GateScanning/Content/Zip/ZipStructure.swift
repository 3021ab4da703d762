/// Reads a zip from its beginning and from its end and accepts only what reads the same.
///
/// Security: members must lie one behind the other from the first byte of the file up to the
/// directory, each header must say what the directory says, and nothing may be left over. Any
/// other archive shows different files to different programs, and the engine sees one choice.
enum ZipStructure {
  private static let memberMark: [UInt8] = [0x50, 0x4b, 0x03, 0x04]
  private static let descriptorMark: [UInt8] = [0x50, 0x4b, 0x07, 0x08]
  private static let spannedMark: [UInt8] = [0x50, 0x4b, 0x07, 0x08, 0x50, 0x4b]
  private static let memberHeaderSize = 30
  private static let descriptorSize = 12

  /// Whether programs would take the content for a zip: by its first bytes, or because it ends
  /// with a directory.
  static func isZip(_ content: ContentBytes) -> Bool {
    let firsts = [memberMark, ZipDirectory.endMark, spannedMark]
    return firsts.contains { content.starts(with: $0) } || endsLikeZip(content)
  }

  /// The members in the order of their bytes.
  static func members(of content: ContentBytes) throws(Objected) -> [ZipMember] {
    let directory = try ZipDirectory(of: content)
    let members = directory.members.sorted { $0.offset < $1.offset }
    var offset = 0
    for member in members {
      guard member.offset == offset else { throw .damaged }
      offset = try end(of: member, in: content)
    }
    guard offset == directory.offset else { throw .damaged }
    return members
  }

  // An end record that fits the end of the file, with its directory really in front of it. Old
  // Word documents hold whole zips somewhere in the middle; no program takes those for one.
  private static func endsLikeZip(_ content: ContentBytes) -> Bool {
    guard let end = ZipDirectory.end(of: content), let size = content.number32(at: end + 12),
      size > 0
    else { return false }
    return content.starts(with: ZipDirectory.entryMark, at: end - size)
  }

  private static func end(of member: ZipMember, in content: ContentBytes) throws(Objected)
    -> Int
  {
    let start = member.offset
    guard content.starts(with: memberMark, at: start),
      let nameSize = content.number16(at: start + 26),
      let extra = content.number16(at: start + 28),
      content.bytes(from: start + memberHeaderSize, count: nameSize) == member.name,
      content.number16(at: start + 6) == member.flags,
      content.number16(at: start + 8) == member.method.rawValue
    else { throw .damaged }
    try compareSizes(of: member, in: content, at: start + 14)
    let dataEnd = start + memberHeaderSize + nameSize + extra + member.packedSize
    return try member.hasDescriptor ? descriptorEnd(of: member, in: content, at: dataEnd) : dataEnd
  }

  private static func compareSizes(
    of member: ZipMember, in content: ContentBytes, at offset: Int
  ) throws(Objected) {
    let written = [0, 4, 8].map { content.number32(at: offset + $0) }
    let isOpen = member.hasDescriptor && written == [0, 0, 0]
    guard isOpen || written == expected(member) else { throw .damaged }
  }

  private static func descriptorEnd(
    of member: ZipMember, in content: ContentBytes, at dataEnd: Int
  ) throws(Objected) -> Int {
    let fields = content.starts(with: descriptorMark, at: dataEnd) ? dataEnd + 4 : dataEnd
    guard [0, 4, 8].map({ content.number32(at: fields + $0) }) == expected(member) else {
      throw .damaged
    }
    return fields + descriptorSize
  }

  private static func expected(_ member: ZipMember) -> [Int?] {
    [Int(member.crc), member.packedSize, member.size]
  }
}
