import CZlib

/// Follows deflated data (RFC 1951) to its end, without keeping what comes out.
///
/// The engine and libarchive say nothing of what stands behind the end, nor of data that breaks in
/// the middle; this costs a small part of a scan.
enum Deflate {
  /// What lies between two offsets.
  struct Run {
    /// Behind the last byte of the data.
    let end: Int
    /// How many bytes come out.
    let size: Int
  }

  private static let blockSize = 1 << 16

  /// The data from `start` on; nil when it breaks or has no end in front of `limit`.
  ///
  /// Throws when more comes out than may be looked at.
  static func run(in content: ContentBytes, from start: Int, to limit: Int, _ budget: ScanBudget)
    throws(Objected) -> Run?
  {
    guard let packed = content.slice(from: start, count: limit - start) else { return nil }
    var stream = unsafe z_stream()
    guard unsafe gate_inflate_begin(&stream) == Z_OK else { throw .damaged }
    defer { unsafe inflateEnd(&stream) }
    var block = [UInt8](repeating: 0, count: blockSize)
    var (position, size) = (0, 0)
    while true {
      let (code, taken, given) = unsafe step(&stream, packed, from: position, into: &block)
      position += taken
      size += given
      try budget.spend(bytes: given)
      if code == Z_STREAM_END { return Run(end: start + position, size: size) }
      guard code == Z_OK, taken + given > 0 else { return nil }
    }
  }

  // What zlib says, how many bytes it took and how many it gave.
  private static func step(
    _ stream: inout z_stream, _ packed: ContentBytes, from position: Int, into block: inout [UInt8]
  ) -> (Int32, Int, Int) {
    let count = UInt32(clamping: packed.count - position)
    let code = unsafe packed.withMemory { memory in
      unsafe block.withUnsafeMutableBufferPointer { out in
        // zlib declares its input writable and does not write to it.
        unsafe stream.next_in = UnsafeMutablePointer(
          mutating: memory.baseAddress?.assumingMemoryBound(to: UInt8.self).advanced(by: position))
        unsafe stream.avail_in = count
        unsafe stream.next_out = out.baseAddress
        unsafe stream.avail_out = UInt32(out.count)
        return unsafe inflate(&stream, Z_NO_FLUSH)
      }
    }
    return unsafe (code, Int(count - stream.avail_in), blockSize - Int(stream.avail_out))
  }
}
