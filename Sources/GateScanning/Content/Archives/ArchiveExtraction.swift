import CLinux
import GateDomain
import GateLinux
import Glibc

/// Unpacks members of a container into memory files, one at a time.
enum ArchiveExtraction {
  /// Calls `body` with each wanted member, by its number in the listing, and a descriptor of its
  /// content; the memory is given back when `body` returns.
  ///
  /// Security: throws unless each wanted member was unpacked into exactly what was listed.
  static func run(
    _ content: ContentBytes, _ kind: ArchiveKind, listed: [ListedMember], wanted: [Int],
    _ budget: ScanBudget, _ body: (Int, Int32) throws(Objected) -> Void
  ) throws(Objected) {
    let reader = try ArchiveReader(content, kind)
    var (number, left) = (0, wanted[...])
    while let next = left.first {
      guard let entry = try reader.next() else { throw .readersDisagree }
      guard try MemberName.checked(entry, in: kind) != nil else { continue }
      if number == next {
        let file = try unpack(reader, listed[number], budget)
        try body(number, file.number)
        left.removeFirst()
      }
      number += 1
    }
  }

  private static func unpack(
    _ reader: ArchiveReader, _ member: ListedMember, _ budget: ScanBudget
  ) throws(Objected) -> OwnedDescriptor {
    let number = gate_memory_file(nil, 0)
    guard number >= 0 else { throw .sizeLimit }
    let file = OwnedDescriptor(owning: number)
    var (size, crc): (Int, UInt32) = (0, 0)
    try unsafe reader.read { (block) throws(Objected) in
      // Its bytes were counted when it was listed, and it cannot be longer.
      try budget.checkTime()
      size += block.count
      crc = unsafe gate_crc32_next(crc, block.baseAddress, block.count)
      guard size <= member.size, unsafe gate_write_all(number, block.baseAddress, block.count) == 0
      else { throw .damaged }
    }
    guard size == member.size, member.crc == nil || member.crc == crc else { throw .damaged }
    return file
  }
}
