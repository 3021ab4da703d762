/// Reads a page as a strict reader would and says what is wrong with it.
enum MarkupCheck {
  private static let empty: Set<Substring> = ["meta", "link", "input", "br", "hr", "img"]

  /// Elements left open, closed twice or closed in the wrong order; ids used twice; labels and
  /// descriptions that point nowhere.
  static func defects(of page: String) -> [String] {
    var (open, ids, references, defects): ([Substring], [String], [String], [String]) = (
      [], [], [], []
    )
    for tag in tags(of: page) {
      if tag.hasPrefix("/") {
        let name = tag.dropFirst()
        if open.last == name { open.removeLast() } else { defects.append("stray </\(name)>") }
        continue
      }
      let name = tag.prefix { $0.isLetter || $0.isNumber }
      // Drawings close their elements themselves.
      if !empty.contains(name), !tag.hasSuffix("/") { open.append(name) }
      ids += values(of: "id", in: tag)
      references += ["for", "aria-describedby", "aria-labelledby"].flatMap {
        values(of: $0, in: tag)
      }
    }
    defects += open.map { "open <\($0)>" }
    defects += Dictionary(grouping: ids, by: \.self).filter { $1.count > 1 }.map {
      "id \($0.key) twice"
    }
    return defects + references.filter { !ids.contains($0) }.map { "no element \($0)" }
  }

  // Attribute values are always quoted, so a tag ends at the first ">" outside quotes.
  private static func tags(of page: String) -> [Substring] {
    var tags: [Substring] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      let body = rest[rest.index(after: start)...]
      var isQuoted = false
      let end = body.firstIndex { character in
        if character == "\"" { isQuoted.toggle() }
        return character == ">" && !isQuoted
      }
      guard let end else { return tags + ["unfinished"] }
      if !body.hasPrefix("!") { tags.append(body[..<end]) }
      rest = body[end...]
    }
    return tags
  }

  private static func values(of attribute: String, in tag: Substring) -> [String] {
    guard let range = tag.firstRange(of: " \(attribute)=\"") else { return [] }
    return tag[range.upperBound...].prefix { $0 != "\"" }.split(separator: " ").map(String.init)
  }
}
