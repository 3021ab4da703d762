import GateDomain

/// One member of a zip, as its directory at the end of the file describes it.
struct ZipMember: Hashable {
  /// How the member's bytes are kept; libarchive unpacks what the engine does not.
  enum Method: Int {
    /// As they are.
    case stored = 0
    /// In the Deflate format (RFC 1951).
    case deflated = 8
    /// Deflate with a larger window; the engine alone opens it.
    case deflate64 = 9
    case bzip2 = 12
    case lzma = 14
    case zstd = 93
    case xz = 95
    case ppmd = 98
  }

  /// The name, raw; its encoding is nobody's promise.
  let name: [UInt8]
  /// The name in UTF-8 that an extra field gives besides, if any.
  let unicodeName: [UInt8]?
  let flags: Int
  let method: Method
  let crc: UInt32
  let packedSize: Int
  let size: Int
  /// Where the member's own header begins.
  let offset: Int

  /// Whether sizes and checksum follow the data instead of standing in the member's header.
  var hasDescriptor: Bool { flags & 0x08 != 0 }

  var isFolder: Bool { name.last == UInt8(ascii: "/") }

  /// The name in lower-case ASCII with `/` between its parts, for comparisons only.
  var plainName: String {
    String(decoding: name.map { $0 == 0x5c ? 0x2f : $0 }, as: UTF8.self).lowercased()
  }

  /// The member for the walk.
  ///
  /// The engine shows what is stored or deflated, unless it is too short
  /// for any signature; what is packed otherwise must be unpacked even then.
  var listed: ListedMember {
    let isPlain = method == .stored || method == .deflated
    return ListedMember(
      name: RawName(name), size: size, crc: crc,
      isExpected: size >= ExpectedMembers.smallest || !isPlain)
  }
}
