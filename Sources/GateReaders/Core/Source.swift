import GateExtraction

/// The file or member that a reader is about to read.
struct Source {
  let bytes: Bytes
  /// The members that lead to it.
  let members: [String]
  let reading: Reading
  /// What SQLite wrote beside a database and not into it yet; nil when there is none.
  var log: Bytes?
  /// How many containers lie around it.
  var depth: Int { members.count }

  /// A member of this one.
  func inner(_ name: String, _ bytes: Bytes) -> Source {
    Source(
      bytes: bytes, members: members + [name.cut(ExtractionEvent.wordLimit)], reading: reading)
  }

  /// Begins a part's text.
  func lines(_ part: String, _ unit: TextPlace.Unit = .paragraph, number: Int = 0) -> LineWriter {
    LineWriter(
      reading,
      TextPlace(
        members: members, part: part.cut(ExtractionEvent.wordLimit), unit: unit, number: number))
  }

  func say(_ unread: Unread) { reading.say(unread, members) }

  func say(_ kind: DocumentProperty.Kind, _ name: String, _ value: String) {
    let value = value.trimmed
    guard !value.isEmpty else { return }
    let limit = DocumentProperty.sizeLimit
    reading.say(
      .property(
        DocumentProperty(
          members: members, kind: kind, name: name.cut(limit), value: value.cut(limit))))
  }
}

extension String {
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\0" }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
