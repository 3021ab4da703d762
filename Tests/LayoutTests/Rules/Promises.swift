/// Places where a person promises what the compiler cannot check.
enum Promises {
  static let most = 10
  static let words = ["@unchecked Sendable", "nonisolated(unsafe)"]

  /// Where they are: file, line, and whether a comment stands above that says why it holds.
  static func all(in files: [SourceFile]) -> [(place: String, isExplained: Bool)] {
    files.filter(\.isSwift).flatMap { file in
      SwiftCode.of(file.text).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().filter { line in words.contains { line.element.contains($0) } }
        .map { ("\(file.path):\($0.offset + 1)", isExplained(line: $0.offset, of: file)) }
    }
  }

  /// Promises without a reason, and too many of them.
  static func findings(in files: [SourceFile]) -> [String] {
    let all = all(in: files)
    return all.filter { !$0.isExplained }.map { "\($0.place) says no reason" }
      + (all.count > most ? ["there are \(all.count) promises"] : [])
  }

  private static func isExplained(line: Int, of file: SourceFile) -> Bool {
    let above = file.lines[..<line].reversed().map { $0.drop { $0 == " " } }
    return above.first { !$0.hasPrefix("@") }?.hasPrefix("//") ?? false
  }
}
