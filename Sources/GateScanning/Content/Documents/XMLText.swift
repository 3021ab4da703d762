/// XML as its readers see it: in one encoding, with references resolved.
enum XMLText {
  /// The part in UTF-8 when it is in UTF-16; nil when it is not.
  static func narrowed(_ content: ContentBytes) -> [UInt8]? {
    let isLittle = content.starts(with: [0xff, 0xfe]) || content.starts(with: [0x3c, 0])
    guard isLittle || content.starts(with: [0xfe, 0xff]) || content.starts(with: [0, 0x3c]) else {
      return nil
    }
    let units = stride(from: 0, to: content.count - 1, by: 2).compactMap { offset -> UInt16? in
      let unit = isLittle ? content.number16(at: offset) : content.bigNumber16(at: offset)
      return unit.map { UInt16(truncatingIfNeeded: $0) }
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Resolves the references to characters and the five that XML itself names.
  static func resolved(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var (result, rest) = ("", text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ";") else { break }
      let name = rest[rest.index(after: start)..<end]
      result += character(name).map(String.init) ?? ""
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// The attributes of a tag, whose text is what stands between its name and its end.
  static func attributes(of tag: Substring) -> [String: String] {
    var (found, rest): ([String: String], Substring) = ([:], tag)
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(whereSeparator: \.isWhitespace).last ?? ""
      let value = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'",
        let end = value.dropFirst().firstIndex(of: quote)
      else { return found }
      let local = name.split(separator: ":").last.map(String.init) ?? ""
      found[local] = resolved(value[value.index(after: value.startIndex)..<end])
      rest = value[value.index(after: end)...]
    }
    return found
  }

  private static func character(_ name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let number =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }
}
