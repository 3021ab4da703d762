import CZlib
import GateExtraction

/// Signs of damage that libarchive passes over.
enum ArchiveDefects {
  private static let block = 1 << 18

  /// The first sign in an archive that was read to its end; nil when there is none.
  static func first(in bytes: Bytes, _ format: DocumentFormat, _ reading: Reading)
    throws(Unread) -> String?
  {
    switch format {
    case .gzip: try gzip(bytes, reading)
    case .iso: iso(bytes)
    default: nil
    }
  }

  // How many blocks of what size an image has stands in its first description.
  private static func iso(_ bytes: Bytes) -> String? {
    guard let blocks = bytes.number32(0x8050), let size = bytes.number16(0x8080) else { return nil }
    return blocks * size > bytes.count ? "the image is cut off" : nil
  }

  // libarchive compares neither the checksum nor the length that follow the data.
  private static func gzip(_ bytes: Bytes, _ reading: Reading) throws(Unread) -> String? {
    var stream = unsafe z_stream()
    guard unsafe gate_inflate_gzip_begin(&stream) == Z_OK else { return nil }
    defer { unsafe inflateEnd(&stream) }
    var position = 0
    while true {
      try reading.check()
      let (code, taken) = unsafe discard(&stream, bytes, position)
      position += taken
      switch code {
      case Z_OK where taken > 0 || position < bytes.count: continue
      case Z_STREAM_END where bytes.starts(with: [0x1f, 0x8b], at: position):
        unsafe inflateReset(&stream)
      case Z_STREAM_END: return nil
      default: return "packed data"
      }
    }
  }

  // Unpacks a block and forgets it.
  private static func discard(_ stream: inout z_stream, _ bytes: Bytes, _ position: Int)
    -> (code: Int32, taken: Int)
  {
    let input = bytes.part(position, 1 << 24)
    return unsafe input.withMemory { memory in
      unsafe withUnsafeTemporaryAllocation(byteCount: block, alignment: 1) { out in
        // zlib declares its input writable and does not write to it.
        unsafe stream.next_in = UnsafeMutablePointer(
          mutating: memory.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = out.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.avail_out = UInt32(out.count)
        let code = unsafe inflate(&stream, Z_NO_FLUSH)
        return unsafe (code, input.count - Int(stream.avail_in))
      }
    }
  }
}
