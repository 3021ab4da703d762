/// Containers that nobody here opens to their end, and encrypted files of no other kind.
///
/// Security: libclamav says nothing at all of what lies inside these, or less than everything, so
/// a clean answer would be a lie.
enum ForeignArchive {
  /// Throws when the content is such a container.
  static func check(_ content: ContentBytes) throws(Objected) {
    for mark in marks where content.starts(with: mark.bytes, at: mark.offset) { throw .notOpened }
    if content.starts(with: Array("LUKS".utf8) + [0xba, 0xbe]) { throw .encryptedArchive }
    for mark in encrypted where content.starts(with: mark.bytes, at: mark.offset) {
      throw .encryptedDocument
    }
    let trailer = content.count - 512
    if content.starts(with: Array("koly".utf8), at: trailer)
      || content.starts(with: Array("conectix".utf8), at: trailer)
    {
      throw .notOpened
    }
    if isLHA(content) || FileSystemMarks.found(in: content) { throw .notOpened }
  }

  /// Throws for a member whose name promises such a container; some have no marks to go by.
  static func check(name: String) throws(Objected) {
    if extensions.contains(fileExtension(of: name)) { throw .notOpened }
  }

  /// Throws for a container by the engine's own name of the type, such as `CL_TYPE_ARJ`, unless
  /// the walk opens the layer itself.
  static func check(engineType: String, opened kind: ContentKind) throws(Objected) {
    if engineTypes.contains(engineType) { throw .notOpened }
    if openedTypes.contains(engineType) || engineType.hasPrefix("CL_TYPE_CPIO"), kind.archive == nil
    {
      throw .notOpened
    }
  }

  /// The part of a lower-case name behind its last dot.
  static func fileExtension(of name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  private static let marks: [(offset: Int, bytes: [UInt8])] = [
    (0, Array("hsqs".utf8)), (0, Array("sqsh".utf8)), (0, Array("MSWIM\0\0\0".utf8)),
    (0, Array("QFI".utf8) + [0xfb]), (0, Array("KDMV".utf8)), (0, Array("COWD".utf8)),
    (0, Array("# Disk DescriptorFile".utf8)), (0, Array("conectix".utf8)),
    (0, Array("vhdxfile".utf8)), (0x40, [0x7f, 0x10, 0xda, 0xbe]),
    (0, [0x89, 0x4c, 0x5a, 0x4f, 0x00]), (0, [0x1f, 0x9d]), (0, [0x1f, 0xa0]), (0, [0x1f, 0x1e]),
    (0, Array("LRZI".utf8)), (1, [0x2a, 0x4d, 0x18]), (0, [0x02, 0x21, 0x4c, 0x18]),
    (0, Array("ISc(".utf8)),
    (0, Array("xar!".utf8)),
    (7, Array("**ACE**".utf8)), (0, [0xed, 0xab, 0xee, 0xdb]), (0, Array("EGGA".utf8)),
    (0, Array("ALZ\u{1}".utf8)), (0, [0x78, 0x9f, 0x3e, 0x22]), (0, Array("ITSF".utf8)),
    (0, Array("Rar!".utf8) + [0x1a, 0x07]), (0, Array("RE\u{7e}\u{5e}".utf8)), (0, [0x60, 0xea]),
    (20, [0xdc, 0xa7, 0xc4, 0xfd]), (0, Array("SIT!".utf8)), (0, Array("StuffIt ".utf8)),
    (0, Array("zPQ".utf8)), (0, Array("7kSt".utf8)), (0, [0x45, 0x3d, 0xcd, 0x28]),
    (0, [0x28, 0xcd, 0x3d, 0x45]), (0, Array("!<thin>\n".utf8)), (0, Array("SZDD".utf8)),
    (0, Array("KWAJ".utf8)), (0, Array("BZ0".utf8)), (0, Array("UC2\u{1a}".utf8)),
    (0, [0xff, 0x06, 0x00, 0x00] + Array("sNaPpY".utf8)), (0, Array("!BDN".utf8)),
  ]

  private static let encrypted: [(offset: Int, bytes: [UInt8])] = [
    (0, Array("Salted__".utf8)),
    (0, Array("age-encryption.org/".utf8)), (3, Array("-FVE-FS-".utf8)),
    (0, [0x03, 0xd9, 0xa2, 0x9a]), (0, Array("AES".utf8) + [0x02, 0x00]),
    (0, Array("GPGDUMP".utf8)), (0, Array("VimCrypt~".utf8)), (0, Array("$ANSIBLE_VAULT;".utf8)),
  ]

  private static let extensions: Set<String> = Set(
    ("ace alz ar arc arj asc b1 br cramfs dmg egg esd gpg hqx img iso kgb lha lrz lzh lzo nrg paq6"
      + " paq7 paq8 pea pgp pkg qcow qcow2 r00 r01 r02 rar rpm rz sea sfx shar sit sitx squashfs"
      + " swm udf vdi vhd vhdx vmdk wim xar z z01 z02 z03 zoo zpaq 001 002 003").split(
        separator: " "
      )
      .map(String.init))

  private static let engineTypes: Set<String> = Set(
    ("7ZSFX ALZ APM ARJ ARJSFX CABSFX CRYPTFF DMG EGG EXT4 GPT HFSPLUS INTERNAL ISHIELD_MSI"
      + " LHA_LZH MBR MSCHM MSSZDD NULSFT PART_ANY PART_HFSPLUS RAR RARSFX SIS"
      + " TNEF UDF XAR ZIPSFX").split(separator: " ").map { "CL_TYPE_" + $0 })

  private static let openedTypes: Set<String> = Set(
    "7Z BZ GZ ISO9660 MSCAB OLD_TAR POSIX_TAR XZ".split(separator: " ").map { "CL_TYPE_" + $0 })

  // The method stands between two dashes: -lh5-, -lzs-, -pm2-.
  private static func isLHA(_ content: ContentBytes) -> Bool {
    guard content.byte(at: 2) == 0x2d, content.byte(at: 6) == 0x2d else { return false }
    return ["lh", "lz", "pm"].contains { content.starts(with: Array($0.utf8), at: 3) }
  }
}
