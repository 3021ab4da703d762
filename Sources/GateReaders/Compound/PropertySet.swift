import GateExtraction

/// What old documents say of themselves ([MS-OLEPS]).
enum PropertySet {
  private static let summary: [Int: DocumentProperty.Kind] = [
    2: .title, 3: .subject, 4: .author, 5: .keywords, 6: .comments, 7: .template, 8: .lastAuthor,
    18: .application,
  ]
  private static let document: [Int: DocumentProperty.Kind] = [
    2: .category, 14: .manager, 15: .company,
  ]

  static func read(_ bytes: Bytes, _ source: Source) {
    guard let count = bytes.number32(24) else { return }
    for index in 0..<min(count, 2) {
      guard let offset = bytes.number32(28 + 20 * index + 16) else { return }
      let isSummary = bytes.starts(with: [0xe0, 0x85, 0x9f, 0xf2], at: 28)
      read(bytes.part(offset), isSummary ? summary : index == 0 ? document : nil, source)
    }
  }

  // Without kinds the properties are the user's own, whose names stand in property 0.
  private static func read(
    _ section: Bytes, _ kinds: [Int: DocumentProperty.Kind]?, _ source: Source
  ) {
    let count = min(section.number32(4) ?? 0, 512)
    let places = (0..<count).compactMap { index -> (id: Int, offset: Int)? in
      guard let id = section.number32(8 + 8 * index), let at = section.number32(12 + 8 * index)
      else { return nil }
      return (id, at)
    }
    let page = places.first { $0.id == 1 }.flatMap { section.number16($0.offset + 4) } ?? 936
    let charset = Charset(codePage: page) ?? .gb18030
    let names = kinds == nil ? dictionary(section, places, charset) : [:]
    for (id, offset) in places where id > 1 {
      guard let kind = kinds?[id] ?? (names[id] == nil ? nil : .custom),
        let value = text(section, offset, charset)
      else { continue }
      source.say(kind, names[id] ?? "\(kind)", value)
    }
  }

  private static func text(_ section: Bytes, _ offset: Int, _ charset: Charset) -> String? {
    guard let type = section.number32(offset), let length = section.number32(offset + 4) else {
      return nil
    }
    switch type {
    case 30: return Charset.decode(section.part(offset + 8, length), charset)
    case 31: return Charset.decode(section.part(offset + 8, length * 2), .utf16)
    default: return nil
    }
  }

  private static func dictionary(
    _ section: Bytes, _ places: [(id: Int, offset: Int)], _ charset: Charset
  ) -> [Int: String] {
    guard let place = places.first(where: { $0.id == 0 }) else { return [:] }
    var (names, at): ([Int: String], Int) = ([:], place.offset + 4)
    for _ in 0..<min(section.number32(place.offset) ?? 0, 256) {
      guard let id = section.number32(at), let length = section.number32(at + 4) else { break }
      let size = charset == .utf16 ? (length * 2 + 3) & ~3 : length
      names[id] =
        Charset.decode(section.part(at + 8, charset == .utf16 ? length * 2 : length), charset)
        .trimmed
      at += 8 + size
    }
    return names
  }
}
