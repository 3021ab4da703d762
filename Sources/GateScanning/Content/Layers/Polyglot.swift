import GateDomain

/// Two formats in one file: what one program shows is not what another opens.
enum Polyglot {
  private static let tailRange = 4_096
  private static let scriptRange = 65_536

  /// Throws when the content is also something else than `kind`.
  static func check(_ content: ContentBytes, _ kind: ContentKind) throws(Objected) {
    if let other = other(than: kind, in: content) {
      throw Objected(.polyglot, "\(kind.name) and \(other)")
    }
  }

  private static func other(than kind: ContentKind, in content: ContentBytes) -> String? {
    if case .zip = kind {
    } else if ZipStructure.endsLikeZip(content), !isWalked(kind) {
      return "zip"
    }
    if let second = second(than: kind, in: content) { return second }
    switch kind {
    // What lies inside these comes by as a member, and nothing may lie behind their end.
    case .zip, .archive: return nil
    case .media(let media): return glued(to: content, media)
    case .compoundFile, .pdf, .other: return appended(content)
    }
  }

  // A tar that ends with a zip may just hold one; its end is checked by its own reader.
  private static func isWalked(_ kind: ContentKind) -> Bool {
    if case .archive(let archive) = kind { return !archive.isStream }
    return false
  }

  // Formats whose mark does not stand in the first bytes can have another one in front.
  private static func second(than kind: ContentKind, in content: ContentBytes) -> String? {
    if case .archive(.tar) = kind {
    } else if content.starts(with: Array("ustar".utf8), at: 257) {
      return "tar"
    }
    if case .archive(.iso9660) = kind {
    } else if kind.archive == nil, content.starts(with: Array("CD001".utf8), at: 0x8001) {
      return "ISO 9660"
    }
    guard kind.archive == nil || isHeadless(kind) else { return nil }
    if case .pdf = kind { return nil }
    return PDFStructure.isHidden(in: content) ? "PDF" : nil
  }

  private static func isHeadless(_ kind: ContentKind) -> Bool {
    if case .archive(let archive) = kind { return archive.isStream }
    return false
  }

  // Readers of these two look for their mark anywhere, as in a self-extracting program.
  private static func appended(_ content: ContentBytes) -> String? {
    // One byte of each mark that text does not have is looked for first, which is much faster.
    if content.firstIndex(of: [0x1a]) != nil,
      content.firstIndex(of: Array("Rar!".utf8) + [0x1a, 0x07], from: 1) != nil
    {
      return "RAR"
    }
    let sevenZip: [UInt8] = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]
    guard content.firstIndex(of: [0x1c]) != nil else { return nil }
    return content.firstIndex(of: sevenZip, from: 1) != nil ? "7z" : nil
  }

  private static func glued(to content: ContentBytes, _ media: Media) -> String? {
    if let found = appended(content) { return found }
    if let script = script(in: content) { return "script (\(script))" }
    if media.format == .mp3, let found = known(content.prefix(MP3Frames.tagEnd(in: content))) {
      return found
    }
    guard case .at(let end) = MediaEnd.of(content, media.format), end < content.count,
      let tail = content.slice(from: end, count: content.count - end)
    else { return nil }
    return known(tail.prefix(tailRange)) ?? (isText(tail.prefix(tailRange)) ? "text" : nil)
  }

  // Where a browser looks to guess a type, and what stands last.
  private static func script(in content: ContentBytes) -> String? {
    let head = content.prefix(scriptRange)
    let count = min(scriptRange, content.count)
    let end = content.slice(from: content.count - count, count: count) ?? head
    return scripts.first { head.contains($0) || (content.count > count && end.contains($0)) }
  }

  private static func isText(_ tail: ContentBytes) -> Bool {
    let bytes = tail.copied
    let isPrintable = bytes.allSatisfy {
      (0x20..<0x7f).contains($0) || [0x09, 0x0a, 0x0d].contains($0)
    }
    return isPrintable && bytes.count { $0 > 0x20 } > 4
  }

  // What a program that skips to it would open; padding and a second picture are common.
  private static func known(_ tail: ContentBytes) -> String? {
    let start = tail.copied.prefix { $0 == 0 || $0 == 0x0a || $0 == 0x0d || $0 == 0x20 }.count
    let here = first.first { tail.starts(with: $0.1, at: start) }
    return (here ?? anywhere.first { tail.firstIndex(of: $0.1) != nil })?.0
  }

  private static let first: [(String, [UInt8])] = [
    ("gzip", [0x1f, 0x8b, 8]), ("program", Array("MZ".utf8)), ("script", Array("#!".utf8)),
    ("bzip2", Array("BZh".utf8)), ("script", Array("@echo".utf8)), ("mail", Array("From ".utf8)),
    ("archive", Array("!<arch>".utf8)), ("cpio", Array("07070".utf8)), ("lzip", Array("LZIP".utf8)),
    ("lz4", [0x04, 0x22, 0x4d, 0x18]), ("script", Array("<?".utf8)),
  ]

  private static let anywhere: [(String, [UInt8])] = [
    ("zip", [0x50, 0x4b, 3, 4]), ("PDF", Array("%PDF-".utf8)),
    ("program", [0x7f, 0x45, 0x4c, 0x46]),
    ("program", Array("This program ".utf8)), ("cabinet", Array("MSCF\0\0\0\0".utf8)),
    ("compound file", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    ("xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), ("zstd", [0x28, 0xb5, 0x2f, 0xfd]),
    ("RTF", Array("{\\rt".utf8)), ("web page", Array("<!DOCTYPE".utf8)),
    ("web page", Array("<!doctype".utf8)), ("tar", Array("ustar".utf8)),
  ]

  private static let scripts = [
    "<script", "<SCRIPT", "<Script", "<html", "<HTML", "<?php", "<hta:", "<HTA:", "<iframe",
    "<IFRAME", "javascript:",
  ]
}
