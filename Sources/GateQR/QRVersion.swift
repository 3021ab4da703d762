/// A size of code, with how its codewords are cut into blocks at level M.
struct QRVersion {
  let number: Int
  // Check codewords of each block, and the data codewords of every block.
  let checks: Int
  let blocks: [Int]
  let alignment: [Int]

  private static let all: [QRVersion] = [
    QRVersion(number: 1, checks: 10, blocks: [16], alignment: []),
    QRVersion(number: 2, checks: 16, blocks: [28], alignment: [6, 18]),
    QRVersion(number: 3, checks: 26, blocks: [44], alignment: [6, 22]),
    QRVersion(number: 4, checks: 18, blocks: [32, 32], alignment: [6, 26]),
    QRVersion(number: 5, checks: 24, blocks: [43, 43], alignment: [6, 30]),
    QRVersion(number: 6, checks: 16, blocks: [27, 27, 27, 27], alignment: [6, 34]),
    QRVersion(number: 7, checks: 18, blocks: [31, 31, 31, 31], alignment: [6, 22, 38]),
    QRVersion(number: 8, checks: 22, blocks: [38, 38, 39, 39], alignment: [6, 24, 42]),
    QRVersion(number: 9, checks: 22, blocks: [36, 36, 36, 37, 37], alignment: [6, 26, 46]),
    QRVersion(number: 10, checks: 26, blocks: [43, 43, 43, 43, 44], alignment: [6, 28, 50]),
  ]

  /// The smallest version that holds so many bytes.
  static func smallest(for count: Int) -> QRVersion? {
    all.first { $0.headerBits + count * 8 <= $0.capacity * 8 }
  }

  var capacity: Int { blocks.reduce(0, +) }

  // The mode, and the count in 8 bits, or 16 from version 10 on.
  private var headerBits: Int { number < 10 ? 12 : 20 }

  /// Data and check codewords in the order in which they are drawn.
  func codewords(of bytes: [UInt8]) -> [UInt8] {
    var rest = padded(bytes)[...]
    let data = blocks.map { count in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let corrections = data.map { ReedSolomon.checks(of: $0, count: checks) }
    return Self.interleaved(data) + Self.interleaved(corrections)
  }

  private func padded(_ bytes: [UInt8]) -> [UInt8] {
    var bits = Self.bits(4, of: 4)
    bits += Self.bits(bytes.count, of: number < 10 ? 8 : 16)
    for byte in bytes { bits += Self.bits(Int(byte), of: 8) }
    bits += [Bool](repeating: false, count: min(4, capacity * 8 - bits.count))
    bits += [Bool](repeating: false, count: (8 - bits.count % 8) % 8)
    var words = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    var filler: UInt8 = 0xec
    while words.count < capacity {
      words.append(filler)
      filler ^= 0xec ^ 0x11
    }
    return words
  }

  private static func bits(_ number: Int, of count: Int) -> [Bool] {
    (0..<count).reversed().map { number >> $0 & 1 == 1 }
  }

  private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
    let longest = blocks.map(\.count).max() ?? 0
    return (0..<longest).flatMap { index in
      blocks.compactMap { index < $0.count ? $0[index] : nil }
    }
  }
}
