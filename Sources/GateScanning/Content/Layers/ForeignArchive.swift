/// Containers that the engine does not open, or not provably to their end.
///
/// Security: libclamav says nothing at all of what lies inside these, so a clean answer would be
/// a lie. Until a reader of ours walks them they are held.
enum ForeignArchive {
  /// Throws when the content, or the archive that something appended to it, is such a container.
  static func check(_ content: ContentBytes) throws(Objected) {
    for mark in marks where content.starts(with: mark.bytes, at: mark.offset) {
      throw .notOpened
    }
    for pattern in appended where content.firstIndex(of: pattern) != nil { throw .notOpened }
    if isFileSystem(content) { throw .notOpened }
  }

  /// Throws for a member whose name promises such a container; some have no marks to go by.
  static func check(name: String) throws(Objected) {
    if extensions.contains(fileExtension(of: name)) { throw .notOpened }
  }

  /// Throws for a container by the engine's own name of the type, such as `CL_TYPE_MSCAB`.
  static func check(engineType: String) throws(Objected) {
    if engineTypes.contains(engineType) || engineType.hasPrefix("CL_TYPE_CPIO") {
      throw .notOpened
    }
  }

  /// The part of a lower-case name behind its last dot.
  static func fileExtension(of name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  private static let marks: [(offset: Int, bytes: [UInt8])] = [
    (0, Array("!<arch>\n".utf8)), (0, Array("hsqs".utf8)), (0, Array("sqsh".utf8)),
    (0, Array("MSWIM\0\0\0".utf8)), (0, Array("QFI".utf8) + [0xfb]), (0, Array("KDMV".utf8)),
    (0, Array("# Disk DescriptorFile".utf8)), (0, Array("conectix".utf8)),
    (0, Array("vhdxfile".utf8)), (0x40, [0x7f, 0x10, 0xda, 0xbe]), (0, Array("LZIP\u{1}".utf8)),
    (0, [0x28, 0xb5, 0x2f, 0xfd]), (1, [0x2a, 0x4d, 0x18]), (0, [0x04, 0x22, 0x4d, 0x18]),
    (0, [0x02, 0x21, 0x4c, 0x18]), (0, [0x89, 0x4c, 0x5a, 0x4f, 0x00]), (0, [0x5d, 0x00, 0x00]),
    (0, [0x1f, 0x8b, 0x08]), (0, [0x1f, 0x9d]), (0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
    (4, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]), (0, Array("MSCF".utf8)), (0, Array("ISc(".utf8)),
    (0, Array("xar!".utf8)), (7, Array("**ACE**".utf8)), (0, [0xed, 0xab, 0xee, 0xdb]),
    (257, Array("ustar".utf8)), (0x8001, Array("CD001".utf8)), (0, Array("EGGA".utf8)),
    (0, Array("ALZ\u{1}".utf8)), (0, [0x78, 0x9f, 0x3e, 0x22]), (0, Array("ITSF".utf8)),
  ]

  // Readers of these two formats look for the mark anywhere, as in a self-extracting program.
  private static let appended: [[UInt8]] = [
    Array("Rar!".utf8) + [0x1a, 0x07], [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  ]

  private static let extensions: Set<String> = Set(
    ("7z ace alz ar arj asc br bz bz2 cab cpio cramfs deb dmg egg esd gpg gz img iso iso9660 lha"
      + " lz lz4 lzh lzma lzo pgp pkg qcow qcow2 r00 r01 rar rpm squashfs swm tar taz tbz tbz2 tgz"
      + " txz tzst udf vdi vhd vhdx vmdk wim xar xz z z01 z02 zipx zst 001 002").split(
        separator: " "
      )
      .map(String.init))

  private static let engineTypes: Set<String> = Set(
    ("7Z 7ZSFX ALZ APM ARJ ARJSFX BZ CABSFX CRYPTFF DMG EGG EXT4 GPT GZ HFSPLUS INTERNAL ISHIELD_MSI"
      + " ISO9660 LHA_LZH MBR MSCAB MSCHM MSSZDD NULSFT OLD_TAR PART_ANY PART_HFSPLUS POSIX_TAR RAR"
      + " RARSFX SIS TNEF UDF XAR XZ").split(separator: " ").map { "CL_TYPE_" + $0 })

  // A boot sector with the name of a file system in it, or the magic number of ext2-4.
  private static func isFileSystem(_ content: ContentBytes) -> Bool {
    if content.starts(with: [0x53, 0xef], at: 0x438), content.starts(with: [0, 0], at: 0) {
      return true
    }
    guard content.starts(with: [0x55, 0xaa], at: 510) else { return false }
    let names = [(3, "NTFS    "), (3, "EXFAT   "), (54, "FAT"), (82, "FAT32   ")]
    return names.contains { content.starts(with: Array($0.1.utf8), at: $0.0) }
      || (content.starts(with: [0xeb]) && content.starts(with: [0x90], at: 2))
  }
}
