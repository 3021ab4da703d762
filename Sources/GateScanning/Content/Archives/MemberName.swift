import GateDomain

/// Names of members that lead out of an archive or hide what they are.
///
/// Names are raw: UTF-8, or whatever encoding the packer used, where a byte of a character may
/// look like a backslash.
enum MemberName {
  private static let longest = 255
  private static let longestPath = 1_000

  /// The name of a member with content, nil for a folder; throws for a name or a kind of member
  /// that must not come in.
  static func checked(_ entry: ArchiveReader.Entry, in kind: ArchiveKind) throws(Objected)
    -> RawName?
  {
    if entry.isEncrypted { throw .encryptedArchive }
    // A stream keeps at most the name that its content once had, for which there is no need.
    if kind.isStream { return RawName([]) }
    switch entry.kind {
    case .file:
      try check(entry.name)
      return RawName(entry.name)
    case .folder:
      try checkFolder(entry.name)
      return nil
    case .other(let what): throw Objected(.memberName, what)
    }
  }

  static func check(_ name: [UInt8]) throws(Objected) {
    if let defect = defect(of: name) { throw Objected(.memberName, defect) }
  }

  /// A folder may be the one that everything lies in, and end with a slash.
  static func checkFolder(_ name: [UInt8]) throws(Objected) {
    let bare = name.last == 0x2f ? Array(name.dropLast()) : name
    if bare != [UInt8(ascii: ".")] { try check(bare) }
  }

  /// The parts between slashes and backslashes.
  static func parts(of name: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var index = 0
    let isText = RawName(name).text != nil
    while index < name.count {
      let byte = name[index]
      // Lead bytes of GBK, Big5 and Shift-JIS: the next byte belongs to them.
      let width =
        !isText && byte >= 0x81 && index + 1 < name.count && name[index + 1] >= 0x40 ? 2 : 1
      if width == 1, byte == 0x2f || byte == 0x5c {
        parts.append([])
      } else {
        parts[parts.count - 1] += name[index..<(index + width)]
      }
      index += width
    }
    return parts
  }

  private static func defect(of name: [UInt8]) -> String? {
    let parts = parts(of: name)
    if name.isEmpty { return "empty" }
    if parts.contains(Array("..".utf8)) { return "parent folder" }
    if parts.first?.isEmpty ?? true { return "absolute" }
    if name.count > 1, name[1] == UInt8(ascii: ":") { return "drive" }
    if name.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return "control character" }
    if let text = RawName(name).text, text.unicodeScalars.contains(where: isHidden) {
      return "invisible character"
    }
    if parts.contains(where: { $0.count > longest }) { return "too long" }
    let names = parts.map { String(decoding: $0, as: UTF8.self) }
    if names.contains(where: WindowsDeviceName.matches) { return "device" }
    if name.count > longestPath { return "too long" }
    if parts.contains(where: isUnportable) { return "unportable" }
    // Only in front of other parts does a dot name a folder.
    if parts.last == [UInt8(ascii: ".")], parts.count == 1 { return "dot" }
    return parts.last.flatMap(hiding)
  }

  // Controls of the second set, marks of direction and embedding, and what has no width.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9f, 0xad, 0x61c, 0x180e, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f,
      0xfeff, 0xfff9...0xfffb, 0xe0000...0xe0fff:
      true
    default: false
    }
  }

  // Windows cannot keep such a name and makes another of it.
  private static func isUnportable(_ part: [UInt8]) -> Bool {
    if part.contains(where: "<>:\"|?*".utf8.contains) { return RawName(part).text != nil }
    guard let last = part.last, !part.allSatisfy({ $0 == 0x2e }) else { return false }
    return last == 0x20 || last == 0x2e
  }

  // A program behind the name of a document, or in a second stream of a file.
  private static func hiding(_ part: [UInt8]) -> String? {
    let pieces = RunnableMember.trimmed(part).split(separator: UInt8(ascii: "."))
    guard let last = pieces.last, RunnableMember.isRunnable(last) else { return nil }
    if part.contains(UInt8(ascii: ":")) { return "second stream" }
    guard pieces.count > 2 else { return nil }
    let shown = String(decoding: pieces[pieces.count - 2], as: UTF8.self).lowercased()
    return documents.contains(String(shown.trimmingSpaces)) ? "double extension" : nil
  }

  private static let documents: Set<String> = Set(
    ("bmp csv doc docx et dps gif jpeg jpg mp3 mp4 odp ods odt ofd pdf png ppt pptx rar rtf tif"
      + " tiff txt wav wps xls xlsx zip 7z").split(separator: " ").map(String.init))
}

extension String {
  fileprivate var trimmingSpaces: Substring {
    self[...].drop { $0 == " " }.prefix { $0 != " " }
  }
}
