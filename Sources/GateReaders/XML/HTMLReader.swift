import GateExtraction

/// Web pages, and the bodies of mail that look like them.
enum HTMLReader {
  static func read(_ source: Source) throws(Unread) {
    let shape = TextShape(source.bytes)
    let guessed = Charset.guess(source.bytes, labelled: label(of: source.bytes)) ?? .utf8
    let isWide = [.utf16, .utf16Big, .utf32].contains(guessed)
    let charset = !isWide && shape.isMostlyUTF8 ? .utf8 : guessed
    var html = Charset.decode(source.bytes, charset)
    // libxml2 ends a text at a zero.
    if shape.zeros > 0 { html = html.replacing("\0", with: " ") }
    try read(html, source, part: "")
    if charset == .utf8 ? shape.isDamagedUTF8 : !isWide && shape.zeros > 0 {
      throw Unread(.damaged, "bytes that are no text")
    }
    if charset != .utf8, let defect = TextDefects.first(in: source.bytes, charset) {
      throw Unread(.damaged, defect)
    }
    if HTMLEnd.isMissing(html) { throw Unread(.damaged, "the page breaks off") }
  }

  static func read(_ html: String, _ source: Source, part: String) throws(Unread) {
    let lines = source.lines(part)
    let visitor = HTMLVisitor(lines, source)
    defer {
      visitor.finish()
      lines.finish()
    }
    try XMLWalk.run(html: html, visitor, source.reading)
  }

  private static func label(of bytes: Bytes) -> String? {
    let head = Bytes(bytes.prefix(2_048).copied.map { $0 < 0x80 ? $0 : 0x20 }).utf8.lowercased()
    guard let rest = head.text(after: "charset=") else { return nil }
    return String(
      rest.drop { $0 == "\"" || $0 == "'" || $0 == " " }
        .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
  }
}

/// The text that a browser would show, and what stands behind it.
private final class HTMLVisitor: XMLVisitor {
  private static let blocks: Set<String> = [
    "p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dt",
    "dd", "title", "section", "article", "header", "footer", "pre", "blockquote", "hr", "option",
    "caption", "body", "center", "form", "address", "main", "aside", "nav", "figcaption",
  ]
  private static let skipped: Set<String> = ["script", "style", "noscript"]

  private let lines: LineWriter
  private let source: Source
  private var line: [UInt8] = []
  private var isPlain = 0
  private var isTitle = false
  private var wantsSpace = false
  private var asides: [String] = []

  init(_ lines: LineWriter, _ source: Source) {
    self.lines = lines
    self.source = source
  }

  override func start(_ name: String, _ attributes: XMLAttributes) {
    if Self.skipped.contains(name) { isPlain += 1 }
    if Self.blocks.contains(name) { endLine() }
    switch name {
    case "td", "th": if !line.isEmpty { line.append(0x09) }
    case "title": isTitle = true
    case "meta": property(attributes["name"] ?? "", attributes["content"] ?? "")
    case "input": aside(attributes["value"])
    default: break
    }
    for key in ["alt", "title", "placeholder"] { aside(attributes[key]) }
  }

  private func aside(_ text: String?) {
    if let text, text.utf8.contains(where: { $0 >= 0x80 }) { asides.append(text) }
  }

  private func property(_ name: String, _ value: String) {
    switch name.lowercased() {
    case "author": source.say(.author, name, value)
    case "keywords": source.say(.keywords, name, value)
    case "description": source.say(.comments, name, value)
    case "generator", "progid": source.say(.application, name, value)
    case "company": source.say(.company, name, value)
    default: break
    }
  }

  override func end(_ name: String) {
    if Self.skipped.contains(name) { isPlain = max(0, isPlain - 1) }
    if name == "title" {
      if isTitle { source.say(.title, name, String(decoding: line, as: UTF8.self)) }
      isTitle = false
    }
    if Self.blocks.contains(name) { endLine() }
  }

  // White space of any length is one space, and none at the ends of a line.
  override func text(_ text: UnsafeRawBufferPointer) {
    guard isPlain == 0 else { return }
    unsafe text.forEach { byte in
      if byte <= 0x20 {
        wantsSpace = true
      } else {
        if wantsSpace, !line.isEmpty { line.append(0x20) }
        wantsSpace = false
        line.append(byte)
      }
    }
  }

  private func endLine() {
    wantsSpace = false
    if !line.isEmpty {
      lines.add(line)
      lines.endLine()
      line.removeAll()
    }
    for aside in asides { lines.line(aside) }
    asides.removeAll()
  }

  func finish() { endLine() }
}
