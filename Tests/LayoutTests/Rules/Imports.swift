/// What files import.
enum Imports {
  /// Modules of the toolchain, which no manifest names.
  static let toolchain: Set<String> = [
    "Swift", "Glibc", "Foundation", "FoundationEssentials", "Dispatch", "Synchronization",
    "Testing",
  ]

  /// Names of the modules that a file imports, once each.
  static func of(_ text: String) -> [String] {
    var found: [String] = []
    for line in SwiftCode.of(text).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), words.count > index + 1,
        words[..<index].allSatisfy({ $0.hasPrefix("@") || Self.levels.contains(String($0)) })
      else { continue }
      let rest = words[(index + 1)...].drop { kinds.contains(String($0)) }
      let module = rest.first?.split(separator: ".").first.map(String.init) ?? ""
      if !found.contains(module) { found.append(module) }
    }
    return found
  }

  private static let levels: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]

  /// Imports that the manifest does not name.
  static func undeclared(_ target: PackageTarget, _ files: [SourceFile]) -> [String] {
    let known = target.dependencies.union(toolchain)
    return files.flatMap { file in
      of(file.text).filter { !known.contains($0) }.map { "\(file.path) imports \($0)" }
    }
  }

  /// Dependencies of this package that no file of the target imports.
  static func unused(_ target: PackageTarget, _ files: [SourceFile]) -> [String] {
    let imported = Set(files.flatMap { of($0.text) })
    return target.dependencies.subtracting(imported).sorted().map {
      "\(target.name) does not import \($0)"
    }
  }

  /// Imports of Foundation, which is too large for a worker.
  static func ofFoundation(_ files: [SourceFile]) -> [String] {
    files.filter { file in of(file.text).contains { $0.hasPrefix("Foundation") } }.map(\.path)
  }
}
