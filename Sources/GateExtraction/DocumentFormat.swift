/// What a file or member is by its content, whatever its name says.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  // Documents.
  case docx, xlsx, pptx, odt, ods, odp, ofd, doc, xls, ppt, rtf, pdf, html, xml, text
  // Mail.
  case eml, mbox, msg
  // Containers.
  case zip, sevenZip = "7z", rar, tar, gzip, bzip2, xz, zstd, lz4, lzma, iso, cab, cpio, ar
  // Pictures.
  case png, jpeg, gif, bmp, tiff, webp
  // Compound files that are none of the above.
  case compound
  /// No bytes at all.
  case empty
  /// Programs, sounds, films and whatever holds no text to speak of.
  case other

  /// Extensions that such a file may bear without being renamed; empty when any will do.
  public var extensions: Set<String> {
    switch self {
    case .docx: ["docx", "docm", "dotx", "dotm", "wps", "wpt"]
    case .xlsx: ["xlsx", "xlsm", "xltx", "xltm", "xlam", "xlsb", "et", "ett"]
    case .pptx: ["pptx", "pptm", "potx", "potm", "ppsx", "ppsm", "dps", "dpt"]
    case .odt: ["odt", "ott", "odm", "odg", "odf"]
    case .ods: ["ods", "ots"]
    case .odp: ["odp", "otp"]
    case .doc: ["doc", "dot", "wps", "wpt"]
    case .xls: ["xls", "xlt", "et", "ett"]
    case .ppt: ["ppt", "pot", "pps", "dps", "dpt"]
    case .ofd, .rtf, .pdf, .msg, .zip, .sevenZip, .rar, .iso, .cab, .png, .gif: [rawValue]
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    case .bmp: ["bmp", "dib"]
    case .tiff: ["tif", "tiff"]
    case .webp: ["webp"]
    default: []
    }
  }

  /// Whether its text is a picture that must be recognised.
  public var isPicture: Bool {
    [.png, .jpeg, .gif, .bmp, .tiff, .webp].contains(self)
  }
}
