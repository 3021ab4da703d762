import GateTesting

/// Turns an answer of a worker into what no honest worker sends, the same way in every run.
///
/// It never makes a well-formed answer out of another: that is the one lie that a station cannot
/// see, and the threat model says so.
struct Spoiler {
  // The first byte of an answer, and how many bytes its kind and ticket take.
  private static let answerKind: UInt8 = 6
  private static let headSize = 9

  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// What to send in place of a datagram, which may be several things; nil for hanging up.
  ///
  /// `last` is what the same worker said before.
  mutating func spoiled(_ bytes: [UInt8], before last: [UInt8]) -> [[UInt8]]? {
    guard bytes.first == Self.answerKind, generator.happens(33) else { return [bytes] }
    switch generator.number(in: 0...9) {
    case 0: return [noise(generator.number(in: 1...300))]
    case 1: return [Array(bytes.prefix(generator.number(in: 1...(bytes.count - 1))))]
    case 2: return [bytes + noise(generator.number(in: 1...64))]
    case 3: return [flipped(bytes)]
    case 4: return [bytes, bytes]
    case 5: return last.first == Self.answerKind ? [last] : [noise(9)]
    case 6: return [noise(65_536)]
    case 7: return [[Self.answerKind]]
    case 8: return [bytes.reversed()]
    default: return nil
    }
  }

  // One bit of kind or ticket is another.
  private mutating func flipped(_ bytes: [UInt8]) -> [UInt8] {
    var spoiled = bytes
    let place = generator.number(in: 0...(min(Self.headSize, bytes.count) - 1))
    spoiled[place] ^= 1 << generator.number(in: 0...7 as ClosedRange<UInt8>)
    return spoiled
  }

  // Its first byte is no kind that a worker may send, so that no luck makes an answer of it.
  private mutating func noise(_ count: Int) -> [UInt8] {
    [generator.number(in: 0x80...0xff)] + generator.bytes(count - 1)
  }
}
