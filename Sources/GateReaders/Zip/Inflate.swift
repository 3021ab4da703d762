import CZlib
import GateExtraction

/// Unpacks deflated data (RFC 1951) and gives back what came out, even when it breaks.
enum Inflate {
  private static let block = 1 << 18

  static func run(_ packed: Bytes, _ reading: Reading, expected: Int, hasHead: Bool = false)
    throws(Unread) -> (bytes: Bytes, defect: Unread?)
  {
    var stream = unsafe z_stream()
    let begun = unsafe hasHead ? gate_inflate_zlib_begin(&stream) : gate_inflate_begin(&stream)
    guard begun == Z_OK else { throw Unread(.damaged, "zlib") }
    defer { unsafe inflateEnd(&stream) }
    let limit = Int(clamping: reading.limits.memberBytes)
    let memory = Memory(capacity: min(max(expected, 4_096), 64 << 20, packed.count * 1_032 + 64))
    var position = 0
    while true {
      var (code, taken, given) = (Z_OK, 0, 0)
      unsafe memory.add(room: min(block, max(4_096, packed.count * 4))) { out in
        unsafe (code, taken, given) = step(&stream, packed, position, out)
        return given
      }
      position += taken
      try reading.spend(unpacked: given)
      if code == Z_STREAM_END { return (memory.bytes, nil) }
      if memory.count > limit { return (memory.bytes, Unread(.sizeLimit)) }
      guard code == Z_OK, taken + given > 0 else {
        return (memory.bytes, Unread(.damaged, "deflated data"))
      }
    }
  }

  /// CRC-32 as zips have it.
  static func checksum(of bytes: Bytes) -> Int {
    unsafe bytes.withMemory { memory in
      unsafe Int(
        crc32_z(0, memory.baseAddress?.assumingMemoryBound(to: UInt8.self), memory.count))
    }
  }

  // What zlib says, how many bytes it took and how many it gave.
  private static func step(
    _ stream: inout z_stream, _ packed: Bytes, _ position: Int, _ out: UnsafeMutableRawBufferPointer
  ) -> (Int32, Int, Int) {
    let count = UInt32(clamping: packed.count - position)
    let code = unsafe packed.withMemory { memory in
      // zlib declares its input writable and does not write to it.
      unsafe stream.next_in = UnsafeMutablePointer(
        mutating: memory.baseAddress?.assumingMemoryBound(to: UInt8.self).advanced(by: position))
      unsafe stream.avail_in = count
      unsafe stream.next_out = out.baseAddress?.assumingMemoryBound(to: UInt8.self)
      unsafe stream.avail_out = UInt32(clamping: out.count)
      return unsafe inflate(&stream, Z_NO_FLUSH)
    }
    return unsafe (code, Int(count - stream.avail_in), out.count - Int(stream.avail_out))
  }
}
