import GateDomain

/// Types that the policy keeps out as files and that must not come in as members either.
///
/// Invariant, held by a test: every type that the shipped table forbids has a line here, but for
/// the containers that the walk opens.
enum MemberTypes {
  static func objection(to type: ContentType, named name: String) -> Objected? {
    kinds.first { $0.types.contains(type.rawValue) }.map {
      Objected(
        $0.objection, $0.objection == .embeddedProgram && !name.isEmpty ? name : type.rawValue)
    }
  }

  /// Whether nobody can tell what a member is; macOS packs two kinds of its own files along.
  static func isUnknown(_ type: ContentType, named name: RawName, _ content: ContentBytes) -> Bool {
    let last = MemberName.parts(of: name.bytes).last ?? []
    if last.starts(with: "._".utf8), content.starts(with: [0, 5, 0x16, 7]) { return false }
    if last == Array(".DS_Store".utf8), content.starts(with: Array("Bud1".utf8), at: 4) {
      return false
    }
    return unknown.contains(type.rawValue)
  }

  private static let unknown: Set<String> = [
    "", "application/octet-stream", "multipart/appledouble", "application/applefile",
    "application/onenote", "application/x-onenote", "application/warc", "application/x-dar",
    "application/pgp", "application/pgp-keys", "application/x-rzip",
  ]

  /// Whether the type is a container by libmagic's name, whatever the walk made of it.
  static func isContainer(_ type: ContentType) -> Bool {
    containers.contains(type.rawValue)
  }

  private static let kinds: [(objection: ContentObjection, types: Set<String>)] = [
    (
      .embeddedProgram,
      [
        "application/vnd.microsoft.portable-executable", "application/x-dosexec",
        "application/x-executable", "application/x-pie-executable", "application/x-sharedlib",
        "application/x-object", "application/x-mach-binary", "application/x-java-applet",
        "application/java-archive", "application/x-bytecode.python", "application/wasm",
        "application/x-shockwave-flash", "application/x-msi",
        "application/vnd.android.package-archive", "application/vnd.debian.binary-package",
        "application/x-rpm", "text/x-msdos-batch", "text/x-shellscript", "application/javascript",
        "text/x-perl", "text/x-php", "text/x-ruby", "text/x-lua", "text/x-tcl",
        "text/x-ms-regedit", "application/x-setupscript", "application/x-ms-shortcut",
        "application/x-mswinurl", "application/x-archive",
      ]
    ),
    (
      .activeContent,
      [
        "text/html", "text/xml", "image/svg+xml", "application/epub+zip",
        "application/vnd.ms-htmlhelp", "application/postscript", "text/rtf",
      ]
    ),
    (
      .notOpened,
      [
        "application/x-msaccess", "application/vnd.sqlite3", "message/rfc822",
        "application/vnd.ms-outlook", "image/heic", "image/heif", "image/avif",
        "application/x-qemu-disk", "application/x-virtualbox-vhd", "application/x-ms-wim",
        "application/x-rar", "application/x-compress", "application/x-lzh-compressed",
        "application/x-arj", "application/x-ace-compressed",
      ]
    ),
    (.encryptedDocument, ["application/encrypted", "application/pgp-encrypted"]),
  ]

  private static let containers: Set<String> = Set(
    ("gzip java-archive mac-binhex40 vnd.debian.binary-package vnd.ms-cab-compressed vnd.ms-tnef"
      + " vnd.rar x-7z-compressed x-ace-compressed x-apple-diskimage x-arc x-archive x-arj"
      + " x-bzip x-bzip2 x-compress x-cpio x-dzip x-eet x-freearc x-gzip x-installshield"
      + " x-iso9660-image x-lharc x-lha x-lrzip x-lz4 x-lzh-compressed x-lzip x-lzma x-lzop"
      + " x-ms-wim x-qemu-disk x-qcow2 x-rar x-rpm x-snappy-framed x-squashfs x-stuffit x-stuffitx"
      + " x-sv4cpio x-tar x-terse x-ustar x-virtualbox-hdd x-virtualbox-vdi x-virtualbox-vhd"
      + " x-virtualbox-vhdx x-virtualbox-vmdk x-vmdk-disk x-xar x-xz x-zip-compressed-fb2 x-zoo zip"
      + " zlib zstd x-zpaq vnd.squashfs x-dosdriver").split(separator: " ").map {
        "application/" + $0
      })
}
