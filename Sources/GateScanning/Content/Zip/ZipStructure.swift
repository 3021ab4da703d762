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

  /// Whether the content begins like a zip.
  static func beginsLikeZip(_ content: ContentBytes) -> Bool {
    [memberMark, ZipEnd.mark, spannedMark].contains { content.starts(with: $0) }
  }

  /// Whether an end record fits the end of the content, with its directory really in front of it.
  ///
  /// Old Word documents hold whole zips somewhere in the middle; no program takes those for one.
  static func endsLikeZip(_ content: ContentBytes) -> Bool {
    guard let end = ZipEnd.position(in: content), let size = content.number32(at: end + 12),
      size > 0
    else { return false }
    return content.starts(with: ZipDirectory.entryMark, at: end - size)
      || content.firstIndex(of: ZipDirectory.entryMark, from: max(0, end - 4_096)) != nil
  }

  /// The members in the order of their bytes.
  static func members(of content: ContentBytes) throws(Objected) -> [ZipMember] {
    let directory = try ZipDirectory(of: content)
    let members = directory.members.sorted { $0.offset < $1.offset }
    var offset = 0
    for (index, member) in members.enumerated() {
      guard member.offset == offset else { throw .damaged }
      let next = index + 1 < members.count ? members[index + 1].offset : directory.offset
      try check(member, in: content, until: next)
      offset = next
    }
    guard offset == directory.offset else { throw .damaged }
    return members
  }

  /// Throws when deflated data does not end where the member ends, or is not of the member's size.
  static func checkData(of member: ZipMember, in content: ContentBytes, _ budget: ScanBudget)
    throws(Objected)
  {
    guard member.method == .deflated, let nameSize = content.number16(at: member.offset + 26),
      let extraSize = content.number16(at: member.offset + 28)
    else { return }
    let start = member.offset + memberHeaderSize + nameSize + extraSize
    let end = start + member.packedSize
    let run = try Deflate.run(in: content, from: start, to: end, budget)
    guard let run, run.end == end, run.size == member.size else { throw .damaged }
  }

  private static func check(_ member: ZipMember, in content: ContentBytes, until next: Int)
    throws(Objected)
  {
    let start = member.offset
    guard content.starts(with: memberMark, at: start),
      let nameSize = content.number16(at: start + 26),
      let extraSize = content.number16(at: start + 28),
      content.bytes(from: start + memberHeaderSize, count: nameSize) == member.name,
      content.number16(at: start + 6) == member.flags,
      content.number16(at: start + 8) == member.method.rawValue
    else { throw .damaged }
    let nameEnd = start + memberHeaderSize + nameSize
    let extra = try ZipExtra(in: content, from: nameEnd, count: extraSize)
    try compareSizes(of: member, in: content, at: start + 14, extra)
    let (dataEnd, isTooLarge) = (nameEnd + extraSize).addingReportingOverflow(member.packedSize)
    guard !isTooLarge, dataEnd <= next else { throw .damaged }
    let isWhole =
      member.hasDescriptor
      ? isDescriptor(of: member, in: content, from: dataEnd, to: next) : dataEnd == next
    guard isWhole else { throw .damaged }
  }

  private static func compareSizes(
    of member: ZipMember, in content: ContentBytes, at offset: Int, _ extra: ZipExtra
  ) throws(Objected) {
    guard let crc = content.number32(at: offset), let packed = content.number32(at: offset + 4),
      let size = content.number32(at: offset + 8)
    else { throw .damaged }
    let sizes = try extra.enlarge([size, packed])
    let written = [crc, sizes[1], sizes[0]]
    // What only the descriptor is to say stands at zero; some packers know the size before.
    let isRight = zip(written, [Int(member.crc), member.packedSize, member.size]).allSatisfy {
      $0 == $1 || (member.hasDescriptor && $0 == 0)
    }
    guard isRight else { throw .damaged }
  }

  // With its mark or without; with sizes of four bytes or, in ZIP64, of eight.
  private static func isDescriptor(
    of member: ZipMember, in content: ContentBytes, from start: Int, to end: Int
  ) -> Bool {
    let hasMark = [16, 24].contains(end - start)
    guard !hasMark || content.starts(with: descriptorMark, at: start) else { return false }
    let fields = hasMark ? start + 4 : start
    guard content.number32(at: fields) == Int(member.crc) else { return false }
    let sizes = [member.packedSize, member.size]
    switch end - fields {
    case 12: return [4, 8].map { content.number32(at: fields + $0) } == sizes
    case 20: return [4, 12].map { content.number64(at: fields + $0) } == sizes
    default: return false
    }
  }
}
