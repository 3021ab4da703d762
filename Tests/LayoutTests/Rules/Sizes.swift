/// How long files and functions may be.
enum Sizes {
  static let (median, high, most, function, program) = (120, 350, 600, 60, 150)

  static func lines(of file: SourceFile) -> Int {
    file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
  }

  /// Files that are too long, or too many long ones.
  static func findings(in files: [SourceFile]) -> [String] {
    let counts = files.map(lines).sorted()
    guard !counts.isEmpty else { return ["there are no files"] }
    let (middle, tenth) = (counts[counts.count / 2], counts[counts.count * 9 / 10])
    return (middle > median ? ["half of the files have \(middle) lines or more"] : [])
      + (tenth > high ? ["a tenth of the files has \(tenth) lines or more"] : [])
      + files.filter { lines(of: $0) > most }.map { "\($0.path) has \(lines(of: $0)) lines" }
  }

  /// Functions that are too long.
  static func longFunctions(in files: [SourceFile]) -> [String] {
    files.flatMap { file in
      FunctionLength.all(in: file.text).filter { $0.count > function }.map {
        "\(file.path):\($0.line) has a function of \($0.count) lines"
      }
    }
  }

  /// Programs that do more than build their parts and run them.
  static func longPrograms(in files: [SourceFile]) -> [String] {
    let own = files.filter { $0.isSwift && $0.path.hasPrefix("Sources/Programs/") }
    let programs = Dictionary(grouping: own) { $0.path.split(separator: "/")[2] }
    return programs.mapValues { $0.map(lines).reduce(0, +) }.filter { $0.value >= program }
      .map { "\($0.key) has \($0.value) lines" }.sorted()
  }
}
