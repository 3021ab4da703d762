/// The containers that libarchive opens for the walk, told by their marks alone.
///
/// Security: a reader is made for exactly one kind; libarchive must NEVER guess among formats,
/// because it would then find an archive in content that every other program takes for another.
enum ArchiveKind: Hashable, CaseIterable {
  /// Streams: one packed content without a list of members.
  case gzip, bzip2, xz, lzma, zstd, lz4, lzip
  /// Archives with members.
  case tar, sevenZip, cabinet, cpio, ar, iso9660
  /// Read by `ZipStructure` first; libarchive is the second reader.
  case zip

  var isStream: Bool {
    switch self {
    case .gzip, .bzip2, .xz, .lzma, .zstd, .lz4, .lzip: true
    case .tar, .sevenZip, .cabinet, .cpio, .ar, .iso9660, .zip: false
    }
  }

  /// The kind whose mark stands in the first bytes; nil for any other content.
  ///
  /// A zip is found by `ZipStructure`, which also looks at the end.
  init?(of content: ContentBytes) {
    let found = Self.marks.first { mark in
      mark.bytes.contains { content.starts(with: $0, at: mark.offset) }
    }
    guard let kind = found?.kind ?? (TarHeader.begins(content) ? .tar : nil) else { return nil }
    self = kind
  }

  // Marks in the first bytes stand before those further in, which data could hold by chance.
  private static let marks: [(kind: ArchiveKind, offset: Int, bytes: [[UInt8]])] = [
    (.gzip, 0, [[0x1f, 0x8b, 0x08]]),
    (.bzip2, 4, [[0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]]),
    (.xz, 0, [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]]),
    (.zstd, 0, [[0x28, 0xb5, 0x2f, 0xfd]]),
    (.lz4, 0, [[0x04, 0x22, 0x4d, 0x18]]),
    (.lzip, 0, [Array("LZIP".utf8)]),
    (.sevenZip, 0, [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]]),
    (.cabinet, 0, [Array("MSCF\0\0\0\0".utf8)]),
    (
      .cpio, 0,
      [
        Array("070701".utf8), Array("070702".utf8), Array("070707".utf8), [0xc7, 0x71],
        [0x71, 0xc7],
      ]
    ),
    (.ar, 0, [Array("!<arch>\n".utf8)]),
    (.lzma, 0, [[0x5d, 0x00, 0x00]]),
    (.iso9660, 0x8001, [Array("CD001".utf8)]),
  ]
}
