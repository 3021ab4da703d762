/// Whether a page breaks off before its end.
///
/// Many pages leave out the end of what they begin, and browsers do not mind. A page that was cut
/// has neither the end of its body nor of itself, and ends within a tag, or within an element that
/// it ends everywhere else.
enum HTMLEnd {
  private static let paired = [
    "div", "table", "span", "font", "ul", "ol", "a", "h1", "h2", "h3", "p", "li", "tr", "td",
  ]

  static func isMissing(_ html: String) -> Bool {
    let text = Bytes(Array(html.utf8.map { 0x41...0x5a ~= $0 ? $0 | 0x20 : $0 }))
    guard text.find("<html") != nil || text.find("<body") != nil, text.find("</html") == nil,
      text.find("</body") == nil
    else { return false }
    return endsWithinTag(text) || paired.contains { isOpen($0, text) }
  }

  private static func endsWithinTag(_ text: Bytes) -> Bool {
    guard let open = text.findLast([0x3c], window: 4_096) else { return false }
    return text.find(0x3e, from: open) == nil
  }

  // One or a few are open, all others are ended.
  private static func isOpen(_ name: String, _ text: Bytes) -> Bool {
    let (begun, ended) = (count("<\(name)", text), count("</\(name)", text))
    return begun > ended && ended * 4 >= begun * 3
  }

  // A name ends with the tag or before its attributes.
  private static func count(_ start: String, _ text: Bytes) -> Int {
    let mark = Array(start.utf8)
    var (found, at) = (0, 0)
    while let hit = text.find(mark, from: at) {
      at = hit + mark.count
      if !(0x61...0x7a ~= text[at] || 0x30...0x39 ~= text[at]) { found += 1 }
    }
    return found
  }
}
