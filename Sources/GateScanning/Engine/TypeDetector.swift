import CMagic
import GateDomain

/// Tells the type of content by libmagic.
@safe final class TypeDetector {
  // Enough for every type that libmagic knows; it reads no further than this by itself either.
  private static let range = 1 << 20

  private let cookie: magic_t

  init() throws(EngineError) {
    // The type of compressed content is that of the container, never a guess at what is inside.
    let flags = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_ERROR
    guard let cookie = unsafe magic_open(flags) else { throw .types }
    guard unsafe magic_load(cookie, nil) == 0 else {
      unsafe magic_close(cookie)
      throw .types
    }
    unsafe self.cookie = cookie
  }

  // Enough for the marks of programs and scripts; there may be thousands of members.
  private static let memberRange = 1 << 14

  /// The type; an empty name when nobody can tell.
  ///
  /// Text that libmagic does not know is proved here, since it takes short GB 18030 for data, and
  /// for a program of DOS when its first byte is that of a jump.
  func type(of content: ContentBytes) -> ContentType {
    proved(type(of: content, range: Self.range), content)
  }

  /// The type of a member of an archive, by its beginning.
  func memberType(of content: ContentBytes) -> ContentType {
    proved(type(of: content, range: Self.memberRange), content)
  }

  private func proved(_ found: ContentType, _ content: ContentBytes) -> ContentType {
    guard Self.weak.contains(found.rawValue), !content.starts(with: Array("MZ".utf8)),
      TextProof.isText(content)
    else { return found }
    return ContentType(rawValue: "text/plain")
  }

  // Names that libmagic gives to text by one or two of its bytes.
  private static let weak: Set<String> = [
    "", "application/octet-stream", "application/x-dosexec", "audio/vnd.dolby.dd-raw",
    "audio/x-mp4a-latm", "audio/x-syx", "text/x-fortran", "image/x-tga", "image/x-pcx",
    "application/x-dbf", "audio/x-mod",
  ]

  private func type(of content: ContentBytes, range: Int) -> ContentType {
    let name = unsafe content.prefix(range).withMemory { memory -> String in
      let text = unsafe magic_buffer(cookie, memory.baseAddress, memory.count)
      return unsafe text.map { unsafe String(cString: $0) } ?? ""
    }
    return ContentType(rawValue: name)
  }

  deinit {
    unsafe magic_close(cookie)
  }
}
