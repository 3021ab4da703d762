/// Marks of file systems and partition tables, whose files nobody here walks.
enum FileSystemMarks {
  static func found(in content: ContentBytes) -> Bool {
    isLinux(content) || content.starts(with: Array("EFI PART".utf8), at: 512)
      || content.starts(with: Array("H+".utf8) + [0, 4], at: 1_024)
      || content.starts(with: Array("HX".utf8) + [0, 5], at: 1_024)
      || content.starts(with: Array("XFSB".utf8))
      || content.starts(with: Array("_BHRfS_M".utf8), at: 0x10040)
      || isBootSector(content)
  }

  // The magic number of ext2-4, behind a boot block of zeros.
  private static func isLinux(_ content: ContentBytes) -> Bool {
    content.starts(with: [0x53, 0xef], at: 0x438) && content.prefix(1_024).isZero(from: 0)
  }

  // A boot sector that names a file system, jumps like one, or has partitions in it.
  private static func isBootSector(_ content: ContentBytes) -> Bool {
    guard content.starts(with: [0x55, 0xaa], at: 510), content.count.isMultiple(of: 512) else {
      return false
    }
    let names = [(3, "NTFS    "), (3, "EXFAT   "), (54, "FAT"), (82, "FAT32   ")]
    return names.contains { content.starts(with: Array($0.1.utf8), at: $0.0) }
      || (content.starts(with: [0xeb]) && content.starts(with: [0x90], at: 2))
      || isPartitionTable(content)
  }

  // Four entries, each with a known flag; used ones have a length, and one is used.
  private static func isPartitionTable(_ content: ContentBytes) -> Bool {
    let entries = stride(from: 446, to: 510, by: 16).map { $0 }
    let areValid = entries.allSatisfy { [0, 0x80].contains(content.byte(at: $0)) }
    return areValid
      && entries.contains {
        content.byte(at: $0 + 4) != 0 && (content.number32(at: $0 + 12) ?? 0) > 0
      }
  }
}
