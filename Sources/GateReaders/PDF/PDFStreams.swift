import CZlib
import GateExtraction

/// Looks whether the packed streams of a PDF unpack to what their checksums say.
///
/// poppler reads on over a broken stream and hands out a page without the text that was in it.
enum PDFStreams {
  private static let block = 1 << 18
  // Longest description in front of a stream, and most of what one unpacks to that is looked at.
  private static let (head, most) = (4_096, 256 << 20)

  /// Where the first broken stream begins; nil when there is none, or when all are encrypted.
  static func broken(in bytes: Bytes, _ reading: Reading) throws(Unread) -> Int? {
    guard bytes.find("/Encrypt") == nil else { return nil }
    var at = 0
    while let mark = bytes.find("stream", from: at) {
      at = mark + 6
      guard !bytes.starts(with: "end", at: mark - 3), let start = dataStart(bytes, at) else {
        continue
      }
      let end = bytes.find("endstream", from: start)
      let data = bytes.part(start, (end ?? bytes.count) - start)
      if try isBroken(data, packing(bytes, before: mark), reading) { return start }
      at = (end ?? start) + 9
    }
    return nil
  }

  private enum Packing {
    case flate, flateInASCII, other, unknown
  }

  private static let filters: Set<Substring> = [
    "ASCIIHexDecode", "AHx", "LZWDecode", "LZW", "RunLengthDecode", "RL", "CCITTFaxDecode", "CCF",
    "DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "Crypt", "null",
  ]

  private static func isBroken(_ data: Bytes, _ packing: Packing, _ reading: Reading)
    throws(Unread) -> Bool
  {
    switch packing {
    case .flate: return try !isWhole(data, reading)
    case .flateInASCII:
      guard let plain = ASCII85.decode(data) else { return true }
      return try !isWhole(plain, reading)
    case .other: return false
    case .unknown: return true
    }
  }

  private static func dataStart(_ bytes: Bytes, _ at: Int) -> Int? {
    if bytes[at] == 0x0a { return at + 1 }
    return bytes[at] == 0x0d ? (bytes[at + 1] == 0x0a ? at + 2 : at + 1) : nil
  }

  // The first filters in the description, which begins behind the object's number.
  private static func packing(_ bytes: Bytes, before mark: Int) -> Packing {
    let near = bytes.part(max(0, mark - head), min(mark, head))
    let start = near.findLast(Array(" obj".utf8), window: head) ?? 0
    guard let filters = near.find("/Filter", from: start) else { return .other }
    let names = near.part(filters + 7, 64).utf8.drop { $0.isWhitespace || $0 == "[" }
      .split(separator: "/")
    let first = names.first?.prefix { $0.isLetter || $0.isNumber }
    switch first {
    case "FlateDecode", "Fl": return .flate
    case "ASCII85Decode", "A85":
      let isFlate = names.dropFirst().first.map { $0.hasPrefix("Fl") } ?? false
      return isFlate ? .flateInASCII : .other
    // What stands elsewhere is a number, and an empty list is none.
    case let name?
    where !Self.filters.contains(name) && name.first?.isNumber != true && !names[0].hasPrefix("]"):
      return .unknown
    default: return .other
    }
  }

  // The data, then a checksum, which some writers leave out.
  private static func isWhole(_ data: Bytes, _ reading: Reading) throws(Unread) -> Bool {
    guard data.count > 2, data[0] & 0x0f == 8, (Int(data[0]) << 8 | Int(data[1])) % 31 == 0 else {
      // An empty stream is whole.
      return data.count <= 2
    }
    var stream = unsafe z_stream()
    guard unsafe gate_inflate_begin(&stream) == Z_OK else { return true }
    defer { unsafe inflateEnd(&stream) }
    let packed = data.part(2)
    var (at, given, sum) = (0, 0, adler32(0, nil, 0))
    while given < most {
      try reading.check()
      let (code, taken, count) = unsafe step(&stream, packed.part(at, 1 << 24), &sum)
      (at, given) = (at + taken, given + count)
      if code == Z_STREAM_END { return hasChecksum(packed.part(at), Int(sum)) }
      guard code == Z_OK, taken + count > 0 else { return false }
    }
    return true
  }

  private static func hasChecksum(_ rest: Bytes, _ sum: Int) -> Bool {
    guard rest.count >= 4 else { return true }
    let said = (0..<4).reduce(0) { $0 << 8 | Int(rest[$1]) }
    return said == sum || said == 0
  }

  private static func step(_ stream: inout z_stream, _ input: Bytes, _ sum: inout UInt) -> (
    code: Int32, taken: Int, given: Int
  ) {
    unsafe input.withMemory { memory in
      unsafe withUnsafeTemporaryAllocation(byteCount: block, alignment: 1) { out in
        let start = unsafe out.baseAddress?.assumingMemoryBound(to: UInt8.self)
        // zlib declares its input writable and does not write to it.
        unsafe stream.next_in = UnsafeMutablePointer(
          mutating: memory.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = start
        unsafe stream.avail_out = UInt32(out.count)
        let code = unsafe inflate(&stream, Z_NO_FLUSH)
        let given = unsafe out.count - Int(stream.avail_out)
        sum = unsafe adler32(sum, start, UInt32(given))
        return unsafe (code, input.count - Int(stream.avail_in), given)
      }
    }
  }
}
