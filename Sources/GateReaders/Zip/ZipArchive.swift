import GateExtraction

/// The members of a zip, read as forgivingly as can be: what any program could unpack must be seen.
///
/// The gate's own scan refuses an odd zip; a search for what was kept has to read it instead.
struct ZipArchive {
  struct Member {
    let name: [UInt8]
    let isUnicode: Bool
    let flags: Int
    let method: Int
    let packed: Int
    let size: Int
    let offset: Int
    /// CRC-32 of what it unpacks to; 0 when nobody says.
    let checksum: Int

    var isFolder: Bool { name.last == 0x2f }
    /// Whether it is packed in a way that only libarchive may know.
    var isForeign: Bool { ![0, 8].contains(method) && !isEncrypted }
    var isEncrypted: Bool { flags & 0x41 != 0 || method == 99 }
  }

  let bytes: Bytes
  let members: [Member]
  /// Whether the directory at the end is missing or broken, so that members were looked for one by
  /// one.
  let isSalvaged: Bool
  private let shift: Int
  private static let limit = 200_000

  init(_ bytes: Bytes) {
    self.bytes = bytes
    if let found = ZipTable.read(bytes, limit: Self.limit) {
      shift = found.shift
      isSalvaged = !found.isWhole
      members = found.members + (found.isWhole ? [] : Self.lost(bytes, found.members, found.shift))
    } else {
      (members, shift, isSalvaged) = (ZipSalvage.members(bytes, limit: Self.limit), 0, true)
    }
  }

  // What lies in the file but not in its broken directory.
  private static func lost(_ bytes: Bytes, _ known: [Member], _ shift: Int) -> [Member] {
    let places = Set(known.map { $0.offset + shift })
    return ZipSalvage.members(bytes, limit: limit).filter { !places.contains($0.offset) }.map {
      Member(
        name: $0.name, isUnicode: $0.isUnicode, flags: $0.flags, method: $0.method,
        packed: $0.packed, size: $0.size, offset: $0.offset - shift, checksum: $0.checksum)
    }
  }

  /// The packed bytes of a member, as many as there are.
  func packed(_ member: Member) throws(Unread) -> Bytes {
    let start = member.offset + shift
    guard bytes.starts(with: "PK\u{3}\u{4}", at: start), let name = bytes.number16(start + 26),
      let extra = bytes.number16(start + 28)
    else { throw Unread(.damaged, "no member where the directory says") }
    return bytes.part(start + 30 + name + extra, member.packed)
  }

  /// Unpacks a member; what broke in the middle is thrown together with what came out before.
  func unpack(_ member: Member, _ reading: Reading) throws(Unread) -> (
    bytes: Bytes, defect: Unread?
  ) {
    let (bytes, defect) = try unpacked(member, reading)
    if let defect { return (bytes, defect) }
    if member.checksum != 0, member.checksum != Inflate.checksum(of: bytes) {
      return (bytes, Unread(.damaged, "checksum"))
    }
    return (bytes, isNamedAlike(member) ? nil : Unread(.damaged, "two names for a member"))
  }

  // A member stands twice in a zip, in front of its data and in the directory. Where an extra field
  // holds the name in Unicode, the two differ rightly.
  private func isNamedAlike(_ member: Member) -> Bool {
    let start = member.offset + shift
    guard member.flags & 0x800 != 0 || !member.isUnicode, let count = bytes.number16(start + 26)
    else { return true }
    return count == member.name.count && bytes.starts(with: member.name, at: start + 30)
  }

  private func unpacked(_ member: Member, _ reading: Reading) throws(Unread) -> (
    bytes: Bytes, defect: Unread?
  ) {
    if member.isEncrypted { throw Unread(.encrypted) }
    let packed = try packed(member)
    switch member.method {
    case 0:
      try reading.spend(unpacked: packed.count)
      let isCut = packed.count < member.packed
      return (packed, isCut ? Unread(.damaged, "cut off") : nil)
    case 8:
      return try Inflate.run(packed, reading, expected: member.size)
    default: throw Unread(.unsupported, "zip method \(member.method)")
    }
  }

  /// The member's name as text.
  static func name(of member: Member) -> String {
    let bytes = Bytes(member.name)
    if member.isUnicode || TextShape(bytes).isUTF8 { return bytes.utf8 }
    return Charset.decode(bytes, .gb18030)
  }
}
