/// A small valid PNG picture (RFC 2083), made without a picture library.
enum PNGPicture {
  /// A square of `side` pixels that fades from blue to white.
  static func bytes(side: Int) -> [UInt8] {
    let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    // Eight bits a sample, true colour, no interlacing.
    let header = bigEndian(UInt32(side)) + bigEndian(UInt32(side)) + [8, 2, 0, 0, 0]
    return signature + chunk("IHDR", header) + chunk("IDAT", zlib(rows(side: side)))
      + chunk("IEND", [])
  }

  private static func rows(side: Int) -> [UInt8] {
    (0..<side).flatMap { row -> [UInt8] in
      let light = UInt8(255 * row / max(1, side - 1))
      return [0] + (0..<side).flatMap { _ in [light, light, 255] }
    }
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(crc(body))
  }

  // RFC 1950 around stored blocks of RFC 1951: no compression is needed.
  private static func zlib(_ data: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    let pieces = stride(from: 0, to: data.count, by: 65_535).map {
      data[$0..<min($0 + 65_535, data.count)]
    }
    for (index, piece) in pieces.enumerated() {
      let count = UInt16(piece.count)
      result += [index == pieces.count - 1 ? 1 : 0]
      result += [UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)]
      result += piece
    }
    return result + bigEndian(adler(data))
  }

  private static func adler(_ data: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in data {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  private static func crc(_ data: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xffff_ffff
    for byte in data {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    }
    return ~value
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).reversed().map { UInt8(number >> ($0 * 8) & 255) }
  }
}
