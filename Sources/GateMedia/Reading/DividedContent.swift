/// The content of a file that lies on a disc in several pieces; see `DiscRecord`.
struct DividedContent {
  private let medium: Medium
  private let pieces: [DiscListing.Place]

  /// The content in these pieces, whose places count from the start of the medium.
  init(_ pieces: [DiscListing.Place], on medium: Medium) {
    self.pieces = pieces
    self.medium = medium
  }

  /// How many bytes all pieces have.
  var size: UInt64 {
    pieces.reduce(0) { $0 + UInt64($1.size) }
  }

  /// Reads exactly `buffer.count` bytes from `offset`; false when not every one came.
  func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var (skip, filled) = (Int64(clamping: offset), 0)
    for piece in pieces where filled < buffer.count {
      let size = Int64(piece.size)
      guard skip < size else {
        skip -= size
        continue
      }
      let count = Int(min(size - skip, Int64(buffer.count - filled)))
      let part = unsafe UnsafeMutableRawBufferPointer(
        rebasing: buffer[filled..<(filled + count)])
      guard unsafe medium.read(at: piece.offset + skip, into: part) else { return false }
      (skip, filled) = (0, filled + count)
    }
    return filled == buffer.count
  }
}
