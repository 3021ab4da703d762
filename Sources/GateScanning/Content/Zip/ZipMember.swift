/// One member of a zip, as its directory at the end of the file describes it.
struct ZipMember: Hashable {
  /// How the member's bytes are kept.
  enum Method: Int {
    /// As they are.
    case stored = 0
    /// In the Deflate format (RFC 1951).
    case deflated = 8
  }

  /// The name, raw; its encoding is nobody's promise.
  let name: [UInt8]
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
}
