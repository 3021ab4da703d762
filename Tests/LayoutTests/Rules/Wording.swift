/// Words that have no place in the repository.
enum Wording {
  // Put together here, so that this file does not hold them.
  static let refused = [
    "TO" + "DO", "FIX" + "ME", "white" + "list", "black" + "list", "tamper-" + "proof",
    "tamper" + "proof",
  ]

  /// The folder of whoever built it here; in the middle of another path it means nothing.
  static let folder = "/wo" + "rk/"

  /// Files that hold such a word.
  static func findings(in files: [SourceFile]) -> [String] {
    files.flatMap { file in
      file.lines.enumerated().flatMap { index, line in
        words(in: line).map { "\(file.path):\(index + 1) says \($0)" }
      }
    }
  }

  private static func words(in line: Substring) -> [String] {
    let small = line.lowercased()
    let found = refused.filter { word in
      word == word.uppercased() ? line.contains(word) : small.contains(word)
    }
    return found + (namesFolder(line) ? [folder] : [])
  }

  private static func namesFolder(_ line: Substring) -> Bool {
    line.ranges(of: folder).contains { range in
      guard range.lowerBound > line.startIndex else { return true }
      let before = line[line.index(before: range.lowerBound)]
      return !before.isLetter && !before.isNumber && !"._-}".contains(before)
    }
  }
}
