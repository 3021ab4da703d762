import GateDomain

/// Programs inside an archive or a document.
///
/// The type policy judges a file as a whole and cannot see its members, so a program that is
/// forbidden by itself must not come in by being packed.
enum RunnableMember {
  /// Throws for a program by its first bytes; `name` is only for people.
  static func check(_ content: ContentBytes, named name: String) throws(Objected) {
    if marks.contains(where: { content.starts(with: $0) }) || isWindowsProgram(content)
      || isFlash(content)
    {
      throw Objected(.embeddedProgram, name.isEmpty ? "program" : name)
    }
  }

  /// Throws for a name that an office computer would run on a double click.
  static func check(name: [UInt8]) throws(Objected) {
    guard let last = MemberName.parts(of: name).last else { return }
    let whole = String(decoding: last, as: UTF8.self).lowercased()
    if ["desktop.ini", "autorun.inf"].contains(whole) { throw Objected(.embeddedProgram, whole) }
    let pieces = trimmed(last).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard pieces.count > 1, let piece = pieces.last, isRunnable(piece) else { return }
    throw Objected(.embeddedProgram, String(decoding: last, as: UTF8.self))
  }

  /// A name without the dots and spaces at its end, which Windows drops.
  static func trimmed(_ name: [UInt8]) -> ArraySlice<UInt8> {
    let end = name.lastIndex { $0 != 0x20 && $0 != 0x2e } ?? -1
    return name[...end]
  }

  static func isRunnable(_ piece: ArraySlice<UInt8>) -> Bool {
    extensions.contains(String(decoding: piece, as: UTF8.self).lowercased())
  }

  private static let marks: [[UInt8]] = [
    [0x7f, 0x45, 0x4c, 0x46], [0xcf, 0xfa, 0xed, 0xfe], [0xce, 0xfa, 0xed, 0xfe],
    [0xca, 0xfe, 0xba, 0xbe], [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
    Array("#!/".utf8), Array("#! /".utf8), Array("dex\n".utf8), [0x00, 0x61, 0x73, 0x6d],
    Array("[InternetShortcut]".utf8), Array("[autorun]".utf8), Array("[AutoRun]".utf8),
  ]

  private static let extensions: Set<String> = Set(
    ("ade adp apk app appimage appinstaller application appref-ms appx appxbundle bas bash bat cdxml chm class cmd com"
      + " command cpl crx csh deb desktop diagcab dll docm dotm elf exe gadget grp hlp hpj hta htc inf ins iqy"
      + " isp jar job jnlp js jse ksh ldb library-ms lnk mcf mde mdt mdw mht mhtml msc msh msi"
      + " msix msixbundle msp mst ocx one onepkg ops osd potm ppam ppsm pptm pcd phar php pif pl plg prf prg ps1 ps1xml ps2 psc1 psd1 psm1"
      + " py pyc pyw pyz rb reg rpm sldm slk run scf scpt scr sct search-ms settingcontent-ms sh shb shs so"
      + " swf sys theme url vb vba vbe vbp vbs vsmacros vxd war webloc website ws wsc wsf wsh xap"
      + " xbap xla xlam xll xlm xlsb xlsm xltm xpi zsh").split(separator: " ").map(String.init))

  // A program of DOS, or of Windows behind such a head; its header has zeros, text has none.
  private static func isWindowsProgram(_ content: ContentBytes) -> Bool {
    guard content.starts(with: Array("MZ".utf8)) || content.starts(with: Array("ZM".utf8)) else {
      return false
    }
    return content.prefix(64).firstIndex(of: [0]) != nil
  }

  private static func isFlash(_ content: ContentBytes) -> Bool {
    guard let version = content.byte(at: 3), version < 0x40 else { return false }
    return ["FWS", "CWS", "ZWS"].contains { content.starts(with: Array($0.utf8)) }
      && content.prefix(64).copied.contains { $0 < 0x09 }
  }
}
