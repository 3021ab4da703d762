import CLinux

/// Builds small zips for the self-test.
struct SampleZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ data: [UInt8], deflated: Bool) {
    let packed = deflated ? Self.deflate(data) : data
    let crc = ContentBytes.over(data) { $0.crc32 }
    let fields =
      Self.number(deflated ? 8 : 0, 2) + Self.number(0x5a21_0000, 4) + Self.number(Int(crc), 4)
      + Self.number(packed.count, 4) + Self.number(data.count, 4) + Self.number(name.utf8.count, 2)
    directory += [0x50, 0x4b, 0x01, 0x02, 20, 0, 20, 0, 0, 0] + fields
    directory += [UInt8](repeating: 0, count: 12) + Self.number(body.count, 4) + Array(name.utf8)
    body += [0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0] + fields + [0, 0] + Array(name.utf8) + packed
    count += 1
  }

  var bytes: [UInt8] {
    body + directory + [0x50, 0x4b, 0x05, 0x06, 0, 0, 0, 0] + Self.number(count, 2)
      + Self.number(count, 2) + Self.number(directory.count, 4) + Self.number(body.count, 4)
      + [0, 0]
  }

  // One block in the fixed code of RFC 1951, 3.2.6, literals only.
  private static func deflate(_ data: [UInt8]) -> [UInt8] {
    var bits: [UInt8] = [1, 1, 0]
    for byte in data {
      let (code, width) = byte < 144 ? (Int(byte) + 0x30, 8) : (Int(byte) - 144 + 0x190, 9)
      bits += (0..<width).reversed().map { UInt8(code >> $0 & 1) }
    }
    bits += [UInt8](repeating: 0, count: 7)
    return stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<min(start + 8, bits.count)].reversed().reduce(0) { $0 << 1 | $1 }
    }
  }

  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
