/// Finds the word that was probably meant.
enum NearestWord {
  /// The nearest of `known` within two edits and less than half of the word; nil if none is.
  static func to(_ word: String, in known: [String]) -> String? {
    let allowed = min(2, max(1, word.count / 2))
    let distances = known.map { (distance(word, $0), $0) }.filter { $0.0 <= allowed }
    return distances.min { $0.0 < $1.0 }?.1
  }

  /// Counts insertions, removals, replacements and swaps of neighbours; case and the difference
  /// of `_` and `-` cost nothing.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (normal(left), normal(right))
    var older: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, older[column - 1] + 1)
        }
        current.append(best)
      }
      (older, previous) = (previous, current)
    }
    return previous[right.count]
  }

  private static func normal(_ word: String) -> [Character] {
    word.lowercased().prefix(40).map { $0 == "_" ? "-" : $0 }
  }
}
