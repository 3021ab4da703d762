/// Actions of a PDF that run by themselves (ISO 32000-1, 12.6).
enum PDFActions {
  // How far behind its number an object is looked at for its action.
  private static let actionRange = 512

  /// Whether what stands behind `/OpenAction` does more than show a page.
  ///
  /// An array is a place in the document. A dictionary is an action, of which only going to such
  /// a place is harmless; other kinds by their own names are found anywhere in the file.
  static func opens(in content: ContentBytes, at end: Int) -> Bool {
    let start = PDFNames.skippingSpace(in: content, from: end)
    if content.starts(with: Array("<<".utf8), at: start) { return leads(in: content, from: start) }
    guard let object = reference(in: content, at: start), let body = body(of: object, in: content)
    else { return false }
    let first = PDFNames.skippingSpace(in: content, from: body)
    return content.starts(with: Array("<<".utf8), at: first) && leads(in: content, from: first)
  }

  /// Whether a dictionary or a reference follows, and not the bytes of a picture.
  static func isDictionary(in content: ContentBytes, at end: Int) -> Bool {
    let start = PDFNames.skippingSpace(in: content, from: end)
    return content.starts(with: Array("<<".utf8), at: start)
      || reference(in: content, at: start) != nil
  }

  // Whether the action that begins here leads out of the document.
  private static func leads(in content: ContentBytes, from start: Int) -> Bool {
    let range = min(actionRange, content.count - start)
    guard let near = content.slice(from: start, count: range) else { return false }
    let end = near.firstIndex(of: Array("endobj".utf8)) ?? near.count
    return PDFNames(near.prefix(end)).contains { $0.text == "URI" }
  }

  // "12 0 R": the number of the object and its generation.
  private static func reference(in content: ContentBytes, at start: Int) -> String? {
    var parts: [String] = []
    var offset = start
    for _ in 0..<2 {
      var digits: [UInt8] = []
      while let byte = content.byte(at: offset), (0x30...0x39).contains(byte), digits.count < 10 {
        digits.append(byte)
        offset += 1
      }
      guard !digits.isEmpty else { return nil }
      parts.append(String(decoding: digits, as: UTF8.self))
      offset = PDFNames.skippingSpace(in: content, from: offset)
    }
    return content.byte(at: offset) == UInt8(ascii: "R") ? parts.joined(separator: " ") : nil
  }

  private static func body(of object: String, in content: ContentBytes) -> Int? {
    let mark = Array("\(object) obj".utf8)
    var start = 0
    while let found = content.firstIndex(of: mark, from: start) {
      let before = content.byte(at: found - 1) ?? 0x0a
      if !(0x30...0x39).contains(before) { return found + mark.count }
      start = found + 1
    }
    return nil
  }
}
