/// Random numbers that are the same in every run: a failing case is found again by its seed.
///
/// The generator is SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
/// Generators, 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Begins the sequence of `seed`.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// Any bytes.
  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  /// A number in `range`.
  public mutating func number<Number: FixedWidthInteger>(in range: ClosedRange<Number>) -> Number {
    Number.random(in: range, using: &self)
  }

  /// One of `choices`, which must not be empty.
  public mutating func pick<Choices: Collection>(_ choices: Choices) -> Choices.Element {
    precondition(!choices.isEmpty, "nothing to pick from")
    let distance = Int.random(in: 0..<choices.count, using: &self)
    return choices[choices.index(choices.startIndex, offsetBy: distance)]
  }

  /// Whether something with `chance` in 100 happens.
  public mutating func happens(_ chance: Int) -> Bool {
    number(in: 1...100) <= chance
  }

  /// A text that mixes letters, Chinese, quotes, control characters and what a terminal obeys.
  public mutating func text(_ count: Int) -> String {
    let scalars: [Unicode.Scalar] = (0..<count).map { _ in scalar() }
    return String(String.UnicodeScalarView(scalars))
  }

  private mutating func scalar() -> Unicode.Scalar {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7e, 0x00...0x1f, 0x4e00...0x9fa5, 0x7f...0x17f, 0x300...0x36f, 0x2000...0x206f,
      0x1f300...0x1f64f, 0xe000...0xe0ff, 0x1100...0x11ff,
    ]
    let range = happens(50) ? ranges[0] : pick(ranges)
    return Unicode.Scalar(number(in: range)) ?? " "
  }
}
