import GateDomain
/// Programs inside an archive or a document.
///
/// The type policy judges a file as a whole and cannot see its members, so a program that is
/// forbidden by itself must not come in by being packed.
enum RunnableMember {
  /// Throws for a program by its first bytes.
  static func check(_ content: ContentBytes) throws(Objected) {
    if marks.contains(where: { content.starts(with: $0) }) || isWindowsProgram(content) {
      throw Objected(.embeddedProgram, "Archive.Program")
    }
  }

  /// Throws for a name that an office computer would run on a double click.
  static func check(name: String) throws(Objected) {
    if extensions.contains(ForeignArchive.fileExtension(of: name)) {
      throw Objected(.embeddedProgram, "Archive.Program")
    }
  }

  private static let marks: [[UInt8]] = [
    [0x7f, 0x45, 0x4c, 0x46], [0xcf, 0xfa, 0xed, 0xfe], [0xce, 0xfa, 0xed, 0xfe],
    [0xca, 0xfe, 0xba, 0xbe], [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
  ]

  private static let extensions: Set<String> = Set(
    ("apk appref-ms application bat chm cmd com cpl dll exe gadget hta inf jar jnlp js jse lnk msc"
      + " msi msp mst pif ps1 psm1 reg scf scr sct sys url vb vbe vbs wsc wsf wsh xll xlam")
      .split(separator: " ").map(String.init))

  private static func isWindowsProgram(_ content: ContentBytes) -> Bool {
    guard content.starts(with: Array("MZ".utf8)), let header = content.number32(at: 0x3c) else {
      return false
    }
    return ["PE\0\0", "NE", "LE", "LX"].contains {
      content.starts(with: Array($0.utf8), at: header)
    }
  }
}
