/// Tells whether a text only speaks of a mark: it stands in quotes.
enum Quotes {
  private static let opening = Set("“‘「『《\"'〈".unicodeScalars.map(\.value))
  private static let closing = Set("”’」』》\"'〉".unicodeScalars.map(\.value))
  /// How far behind a hit its quotation may end.
  private static let reach = 16

  /// Whether a quotation begins right before `hit` and ends soon behind it.
  static func surround(_ hit: Range<Int>, in text: [UInt32]) -> Bool {
    guard let before = hit.lowerBound > 0 ? text[hit.lowerBound - 1] : nil,
      opening.contains(before)
    else { return false }
    return text[hit.upperBound..<min(text.count, hit.upperBound + reach)]
      .contains(where: closing.contains)
  }
}
