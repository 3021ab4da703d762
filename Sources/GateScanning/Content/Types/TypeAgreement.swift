import GateDomain

/// Whether libmagic and libclamav take a file for the same thing.
///
/// Only names that leave no doubt count: both call much of what they do not know text or data.
enum TypeAgreement {
  /// Throws when the two contradict each other.
  static func check(magic: ContentType, engine: String) throws(Objected) {
    let type = magic.rawValue
    let byEngine = families.first { $0.engine.contains(engine) }
    let isEngineRight = isVague(type) || byEngine?.matches(type) ?? true
    let byMagic = families.first { $0.isSure && $0.matches(type) }
    let isMagicRight = byMagic?.engine.contains(engine) ?? true
    guard isEngineRight, isMagicRight else {
      throw Objected(.polyglot, "libmagic \(type), libclamav \(engine)")
    }
  }

  private struct Family {
    let engine: Set<String>
    let magic: [String]
    /// Whether libclamav always knows what libmagic calls so.
    let isSure: Bool

    init(_ engine: String, _ magic: String, isSure: Bool = false) {
      self.engine = Set(engine.split(separator: " ").map { "CL_TYPE_" + $0 })
      self.magic = magic.split(separator: " ").map(String.init)
      self.isSure = isSure
    }

    func matches(_ type: String) -> Bool {
      magic.contains { type.hasPrefix($0) }
    }
  }

  private static func isVague(_ type: String) -> Bool {
    type.isEmpty || type == "application/octet-stream"
  }

  private static let families: [Family] = [
    Family("PDF", "application/pdf", isSure: true),
    Family("PNG", "image/png", isSure: true), Family("JPEG", "image/jpeg", isSure: true),
    Family("GIF", "image/gif", isSure: true), Family("TIFF", "image/tiff image/x-", isSure: false),
    Family(
      "ZIP OOXML_WORD OOXML_XL OOXML_PPT OOXML_HWP ZIPSFX",
      "application/zip application/vnd.openxmlformats application/vnd.oasis application/epub"
        + " application/java-archive application/vnd.android application/x-xpinstall"
        + " application/vnd.ms-visio application/vnd.google-earth application/vnd.ms-word"
        + " application/vnd.ms-excel.sheet application/vnd.ms-powerpoint.", isSure: true),
    Family(
      "MSOLE2 HWP3",
      "application/msword application/vnd.ms-excel application/vnd.ms-powerpoint"
        + " application/vnd.ms-office application/CDFV2 application/x-ole-storage"
        + " application/vnd.ms-outlook application/x-msi application/vnd.ms-project"
        + " application/vnd.ms-works application/vnd.visio application/encrypted"
        + " application/x-hwp application/vnd.ms-publisher application/vnd.ms-", isSure: false),
    Family("RTF", "text/rtf text/plain", isSure: false),
    Family("GZ", "application/gzip application/x-gzip", isSure: true),
    Family("BZ", "application/x-bzip2", isSure: false),
    Family("XZ", "application/x-xz", isSure: true),
    Family("7Z", "application/x-7z-compressed", isSure: true),
    Family("RAR", "application/x-rar application/vnd.rar", isSure: false),
    Family("POSIX_TAR OLD_TAR", "application/x-tar application/x-gtar application/x-ustar"),
    Family("MSCAB", "application/vnd.ms-cab-compressed", isSure: true),
    Family(
      "MSEXE",
      "application/x-dosexec application/vnd.microsoft.portable-executable application/x-ms-"),
    Family(
      "ELF",
      "application/x-executable application/x-pie-executable application/x-sharedlib application/x-object application/x-coredump"
    ),
    Family("SWF", "application/x-shockwave-flash application/vnd.adobe.flash"),
  ]
}
