/// Finds what may be an anchor or alias before the text is parsed.
///
/// It errs on the side of finding too much, e.g. inside quotes; the parser tells them apart later.
enum AnchorScan {
  private static let openers = Set<Unicode.Scalar>(" \t[{,:-?".unicodeScalars)

  /// Every `&` or `*` that begins a word, outside lines that are comments.
  static func suspects(in text: String) -> [Place] {
    var found: [Place] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.first(where: { $0 != " " && $0 != "\t" }) != "#" {
      found += columns(in: line).map { Place(line: index + 1, column: $0) }
    }
    return found
  }

  private static func columns(in line: Substring) -> [Int] {
    var columns: [Int] = []
    var previous: Unicode.Scalar = " "
    for (column, scalar) in line.unicodeScalars.enumerated() {
      if scalar == "&" || scalar == "*", openers.contains(previous) { columns.append(column + 1) }
      previous = scalar
    }
    return columns
  }
}
