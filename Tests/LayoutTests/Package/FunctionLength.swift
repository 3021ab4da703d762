/// A function, initialiser or computed property and how many lines it takes.
struct FunctionLength: Hashable {
  let line: Int
  let count: Int

  private static let openers: Set<String> = ["func", "init", "deinit", "subscript", "var"]
  // What begins the next declaration, so that the one before it has no body.
  private static let next: Set<String> = [
    "func", "init", "deinit", "subscript", "var", "let", "static", "public", "private", "internal",
    "package", "fileprivate", "case", "struct", "enum", "class", "actor", "extension", "protocol",
    "typealias", "associatedtype", "mutating", "import", "if", "guard", "return", "for", "while",
  ]

  /// All of `text`, outer ones before the ones inside them.
  static func all(in text: String) -> [FunctionLength] {
    let tokens = Self.tokens(of: SwiftCode.of(text))
    return tokens.indices.filter { isOpener(tokens, $0) }.compactMap { index in
      guard let body = body(tokens, after: index), let end = end(tokens, of: body) else {
        return nil
      }
      let first = tokens[index].line
      return FunctionLength(line: first, count: tokens[end].line - first + 1)
    }
  }

  private struct Token {
    let text: Substring
    let line: Int
  }

  private static func tokens(of code: String) -> [Token] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
      (index, line) in
      split(line).map { Token(text: $0, line: index + 1) }
    }
  }

  // Words, and every other visible character by itself.
  private static func split(_ line: Substring) -> [Substring] {
    var (parts, rest) = ([Substring](), line)
    while let first = rest.first {
      let isWord = first.isLetter || first == "_"
      let part = isWord ? rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" } : rest.prefix(1)
      if !first.isWhitespace { parts.append(part) }
      rest = rest.dropFirst(part.count)
    }
    return parts
  }

  private static func isOpener(_ tokens: [Token], _ index: Int) -> Bool {
    openers.contains(String(tokens[index].text)) && (index == 0 || tokens[index - 1].text != ".")
  }

  private static func body(_ tokens: [Token], after opener: Int) -> Int? {
    var depth = 0
    for index in tokens.indices[(opener + 1)...] {
      let text = String(tokens[index].text)
      if "([".contains(text) { depth += 1 }
      if ")]".contains(text) { depth -= 1 }
      guard depth >= 0 else { return nil }
      guard depth == 0 else { continue }
      if text == "{" { return index }
      let isStored = text == "=" && tokens[opener].text == "var"
      if text == "}" || isStored || next.contains(text) { return nil }
    }
    return nil
  }

  private static func end(_ tokens: [Token], of body: Int) -> Int? {
    var depth = 0
    for index in tokens.indices[body...] {
      if tokens[index].text == "{" { depth += 1 }
      if tokens[index].text == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
