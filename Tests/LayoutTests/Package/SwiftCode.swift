/// Swift text without comments and without what stands inside texts and raw identifiers, line
/// for line, so that words and braces in it are code.
struct SwiftCode {
  private let bytes: [UInt8]
  private var offset = 0
  private var code: [UInt8] = []

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The code of `text`.
  static func of(_ text: String) -> String {
    var reader = SwiftCode(text)
    while reader.offset < reader.bytes.count { reader.step() }
    return String(decoding: reader.code, as: UTF8.self)
  }

  private func starts(with text: String) -> Bool {
    bytes[offset...].starts(with: text.utf8)
  }

  // Nothing but code begins with any other byte.
  private static let marks = Set("/`#\"".utf8)

  private mutating func step() {
    guard Self.marks.contains(bytes[offset]) else {
      code.append(bytes[offset])
      offset += 1
      return
    }
    if starts(with: "//") {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    } else if starts(with: "/*") {
      skipComment()
    } else if starts(with: "`") {
      skip(to: "`")
    } else if let pounds = poundsBeforeQuote() {
      skipText(pounds: pounds)
    } else {
      code.append(bytes[offset])
      offset += 1
    }
  }

  /// Passes over one byte and keeps it if it ends a line.
  private mutating func pass(_ count: Int = 1) {
    for _ in 0..<count where offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n") { code.append(bytes[offset]) }
      offset += 1
    }
  }

  private mutating func skip(to end: String) {
    pass()
    while offset < bytes.count, !starts(with: end) { pass() }
    pass(end.utf8.count)
  }

  private mutating func skipComment() {
    pass(2)
    while offset < bytes.count, !starts(with: "*/") {
      if starts(with: "/*") { skipComment() } else { pass() }
    }
    pass(2)
  }

  // 0 for a plain quote, 1 for #", and so on; nil where no text begins.
  private func poundsBeforeQuote() -> Int? {
    let pounds = bytes[offset...].prefix { $0 == UInt8(ascii: "#") }.count
    guard offset + pounds < bytes.count else { return nil }
    return bytes[offset + pounds] == UInt8(ascii: "\"") ? pounds : nil
  }

  private mutating func skipText(pounds: Int) {
    let marks = String(repeating: "#", count: pounds)
    pass(pounds)
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    pass(quote.utf8.count)
    while offset < bytes.count, !starts(with: quote + marks) {
      if starts(with: "\\\(marks)(") {
        pass(1 + pounds)
        skipInterpolation()
      } else {
        pass(starts(with: "\\") && pounds == 0 ? 2 : 1)
      }
    }
    pass(quote.utf8.count + pounds)
  }

  private mutating func skipInterpolation() {
    var depth = 0
    let kept = code
    repeat {
      if starts(with: "(") { depth += 1 }
      if starts(with: ")") { depth -= 1 }
      step()
    } while depth > 0 && offset < bytes.count
    let lines = code.count { $0 == UInt8(ascii: "\n") } - kept.count { $0 == UInt8(ascii: "\n") }
    code = kept + [UInt8](repeating: UInt8(ascii: "\n"), count: lines)
  }
}
