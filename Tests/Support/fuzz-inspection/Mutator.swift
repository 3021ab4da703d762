/// Changes samples a little, the way that parsers stumble over.
struct Mutator {
  // Larger inputs only make rounds slower: every field of these formats fits in less.
  private static let limit = 1 << 16
  private static let numbers: [UInt64] = [
    0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff,
    0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, .max,
  ]

  private let samples: [[UInt8]]
  private var generator: Chance

  init(seed: UInt64, samples: [[UInt8]]) {
    generator = Chance(seed: seed)
    self.samples = samples
  }

  /// The next input.
  mutating func next() -> [UInt8] {
    var bytes = generator.pick(samples)
    for _ in 0..<generator.number(in: 1...8) { change(&bytes) }
    return Array(bytes.prefix(Self.limit))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes = generator.bytes(generator.number(in: 1...64)) }
    switch generator.number(in: 0...7) {
    case 0: bytes[place(in: bytes)] ^= 1 << generator.number(in: 0...7 as ClosedRange<UInt8>)
    case 1: bytes[place(in: bytes)] = generator.number(in: 0...255)
    case 2, 3: write(generator.pick(Self.numbers), to: &bytes)
    case 4: bytes.removeSubrange(range(in: bytes))
    case 5: bytes.insert(contentsOf: bytes[range(in: bytes)], at: place(in: bytes))
    case 6:
      let other = generator.pick(samples)
      guard !other.isEmpty else { return }
      bytes.replaceSubrange(range(in: bytes), with: other[range(in: other)])
    default: bytes.removeLast(generator.number(in: 0...bytes.count))
    }
  }

  private mutating func write(_ number: UInt64, to bytes: inout [UInt8]) {
    let (start, width) = (place(in: bytes), generator.pick([1, 2, 4, 8]))
    let isBig = generator.happens(25)
    for index in 0..<width where start + index < bytes.count {
      let shift = UInt64((isBig ? width - 1 - index : index) * 8)
      bytes[start + index] = UInt8(truncatingIfNeeded: number >> shift)
    }
  }

  private mutating func place(in bytes: [UInt8]) -> Int {
    generator.number(in: 0...(bytes.count - 1))
  }

  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = place(in: bytes)
    let count = generator.number(in: 1...(generator.happens(80) ? 16 : 4_096))
    return start..<min(bytes.count, start + count)
  }
}
