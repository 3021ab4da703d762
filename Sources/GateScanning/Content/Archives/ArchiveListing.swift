import CLinux
import GateDomain

/// The members of a container, each unpacked to its end for its size and checksum.
///
/// Security: a listing exists only for a container that libarchive read from the first byte to
/// the last; what stands behind its end, or between, would be read by other programs.
struct ArchiveListing {
  let members: [ListedMember]

  init(of content: ContentBytes, _ kind: ArchiveKind, _ budget: ScanBudget) throws(Objected) {
    let reader = try ArchiveReader(content, kind)
    var members: [ListedMember] = []
    while let entry = try reader.next() {
      guard let name = try MemberName.checked(entry, in: kind) else { continue }
      try budget.spendMember()
      let (size, crc) = try Self.measure(reader, budget)
      guard entry.size == nil || entry.size == size else { throw .damaged }
      try budget.check(memberSize: size)
      members.append(ListedMember(name: name, size: size, crc: crc))
    }
    try ArchiveEnd.check(content, kind, consumed: reader.consumed, members: members)
    self.members = members
  }

  private static func measure(_ reader: ArchiveReader, _ budget: ScanBudget)
    throws(Objected) -> (Int, UInt32)
  {
    var (size, crc): (Int, UInt32) = (0, 0)
    try unsafe reader.read { (block) throws(Objected) in
      try budget.spend(bytes: block.count)
      size += block.count
      crc = unsafe gate_crc32_next(crc, block.baseAddress, block.count)
    }
    return (size, crc)
  }
}
