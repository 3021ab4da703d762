/// A text as the rules see it, with the way back to the text as it is.
///
/// Full-width, compatibility and traditional characters are folded, letters are small, and spaces,
/// line breaks and invisible characters are left out, so that a mark which somebody spread over a
/// line or split by formatting is still one word.
struct NormalisedText {
  /// The text as it is.
  let original: [UInt32]
  /// What the rules see.
  private(set) var scalars: [UInt32] = []
  /// For each of `scalars`, where in `original` it comes from.
  private(set) var offsets: [UInt32] = []
  /// How many digits there are.
  private(set) var digits = 0

  /// Normalises `original`.
  ///
  /// With `keepsLines` the ends of lines and cells stay, one `\n` for any number of them, and a
  /// space stays between two Latin letters or digits.
  init(_ original: [UInt32], keepsLines: Bool = false) {
    self.original = original
    scalars.reserveCapacity(original.count)
    offsets.reserveCapacity(original.count)
    var gap: UInt32 = 0
    let table = ScalarTable.shared
    for (offset, value) in original.enumerated() {
      let form = value <= 0xffff ? table.forms[Int(value)] : ScalarTable.expanded
      switch form {
      case ScalarTable.ignored: continue
      case ScalarTable.space: if gap == 0 { gap = 0x20 }
      case ScalarTable.lineBreak: gap = 0x0a
      default:
        if keepsLines, gap != 0 { separate(gap, before: UInt32(form), at: offset) }
        gap = 0
        append(form, value, at: offset, table)
      }
    }
  }

  /// Normalises a text.
  init(_ text: String, keepsLines: Bool = false) {
    self.init(text.unicodeScalars.map(\.value), keepsLines: keepsLines)
  }

  private mutating func append(
    _ form: UInt16, _ value: UInt32, at offset: Int, _ table: ScalarTable
  ) {
    guard form == ScalarTable.expanded else {
      if form >= 0x30, form <= 0x39 { digits += 1 }
      scalars.append(UInt32(form))
      offsets.append(UInt32(truncatingIfNeeded: offset))
      return
    }
    for part in table.expansions[value] ?? [value] {
      scalars.append(part)
      offsets.append(UInt32(truncatingIfNeeded: offset))
    }
  }

  private mutating func separate(_ gap: UInt32, before next: UInt32, at offset: Int) {
    guard let last = scalars.last, last != 0x0a else { return }
    guard gap == 0x0a || Self.isLatin(last) && Self.isLatin(next) else { return }
    scalars.append(gap)
    offsets.append(UInt32(truncatingIfNeeded: offset))
  }

  private static func isLatin(_ value: UInt32) -> Bool {
    (0x30...0x39).contains(value) || (0x61...0x7a).contains(value)
  }

  /// The first place whose scalar comes from `offset` of the original or behind it.
  func place(ofOriginal offset: UInt32) -> Int {
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The range of the original that a range of `scalars` comes from.
  func original(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= offsets.count else { return 0..<0 }
    return Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound - 1]) + 1
  }
}
