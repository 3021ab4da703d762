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

  /// The type; an empty name when nobody can tell.
  func type(of content: ContentBytes) -> ContentType {
    let name = unsafe content.prefix(Self.range).withMemory { memory -> String in
      let text = unsafe magic_buffer(cookie, memory.baseAddress, memory.count)
      return unsafe text.map { unsafe String(cString: $0) } ?? ""
    }
    return ContentType(rawValue: name)
  }

  deinit {
    unsafe magic_close(cookie)
  }
}
