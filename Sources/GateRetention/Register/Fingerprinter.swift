import GateDomain
import GateSigning

/// Makes salted fingerprints of a text: of every run of 20 letters one hash, and of ten hashes in a
/// row the smallest (winnowing, Schleimer and others, 2003).
///
/// Two texts that share 29 letters in a row share a fingerprint, whatever stands around them.
struct Fingerprinter {
  /// Letters in a run.
  static let run = 20
  /// Hashes of which one is kept.
  static let window = 10

  private static let prime: UInt64 = (1 << 61) - 1
  private let base: UInt64
  private let mixer: UInt64

  /// Keys the hashes with the office's salt, so that nobody without it can try texts.
  init(salt: [UInt8]) {
    let digest = Digest.of(Array("gatehouse/fingerprint/v1\n".utf8) + salt).bytes
    base = Self.number(digest[0..<8]) % (Self.prime - 1_000) + 999
    mixer = Self.number(digest[8..<16]) | 1
  }

  /// The fingerprints of a text, and the letters that they stand for.
  func fingerprints(of text: NormalisedText) -> (values: [UInt64], letters: [UInt32]) {
    let letters = text.scalars.filter(Self.isLetter)
    guard letters.count >= Self.run else { return ([], letters) }
    return (winnowed(hashes(of: letters)), letters)
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    (0x3400...0x9fff).contains(scalar) || (0x30...0x39).contains(scalar)
      || (0x61...0x7a).contains(scalar) || (0x20000...0x3ffff).contains(scalar)
  }

  private func hashes(of letters: [UInt32]) -> [UInt64] {
    var top: UInt64 = 1
    for _ in 1..<Self.run { top = Self.product(top, base) }
    var (hash, found): (UInt64, [UInt64]) = (0, [])
    found.reserveCapacity(letters.count)
    for (index, letter) in letters.enumerated() {
      if index >= Self.run {
        let gone = Self.product(UInt64(letters[index - Self.run]), top)
        hash = hash >= gone ? hash - gone : hash + Self.prime - gone
      }
      hash = Self.product(hash, base) + UInt64(letter)
      if hash >= Self.prime { hash -= Self.prime }
      if index >= Self.run - 1 { found.append(mixed(hash)) }
    }
    return found
  }

  private func winnowed(_ hashes: [UInt64]) -> [UInt64] {
    var kept: [UInt64] = []
    var (best, bestAt): (UInt64, Int) = (.max, -1)
    for index in hashes.indices {
      if index - bestAt >= Self.window || bestAt < 0 {
        (best, bestAt) = (.max, -1)
        for place in max(0, index - Self.window + 1)...index where hashes[place] <= best {
          (best, bestAt) = (hashes[place], place)
        }
        kept.append(best)
      } else if hashes[index] <= best {
        (best, bestAt) = (hashes[index], index)
        kept.append(best)
      }
    }
    return kept
  }

  // 61 bits times 61 bits, modulo 2^61 - 1.
  private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    let sum = (low & prime) + (low >> 61 | high << 3)
    let folded = (sum & prime) + (sum >> 61)
    return folded >= prime ? folded - prime : folded
  }

  private func mixed(_ hash: UInt64) -> UInt64 {
    var value = (hash ^ mixer) &* 0xff51_afd7_ed55_8ccd
    value ^= value >> 33
    value = value &* (mixer | 1)
    return value ^ (value >> 29)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// The fingerprints of all parts of one document.
struct FingerprintTally {
  private(set) var values: Set<UInt64> = []
  private(set) var letters: [UInt32] = []

  mutating func add(
    _ found: (values: [UInt64], letters: [UInt32]), _ part: InspectedDocument.Part
  ) {
    values.formUnion(found.values)
    // A text longer than any document is compared by its fingerprints alone.
    if letters.count < 1 << 20 { letters += found.letters }
  }
}
