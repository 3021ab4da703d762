import GateExtraction

/// Pictures within a stream whose records are not read one by one.
enum EmbeddedPictures {
  private static let marks: [(format: DocumentFormat, bytes: [UInt8])] = [
    (.png, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), (.jpeg, [0xff, 0xd8, 0xff, 0xe0]),
    (.jpeg, [0xff, 0xd8, 0xff, 0xe1]),
  ]

  static func read(_ bytes: Bytes, _ source: Source) throws(Unread) {
    for mark in marks {
      var (start, number) = (0, 0)
      while let found = bytes.find(mark.bytes, from: start), number < 200 {
        number += 1
        // A photograph holds a small one of itself, whose end is not its own.
        let length =
          PictureShape.end(of: bytes.part(found), mark.format)
          ?? (bytes.find(mark.bytes, from: found + 8) ?? bytes.count) - found
        try FileReader.readInner(source.inner("picture \(number)", bytes.part(found, length)))
        start = found + length
      }
    }
  }
}
