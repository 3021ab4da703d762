/// The streams of a PDF that are packed by Flate (ISO 32000-1, 7.3.8 and 7.4.4).
///
/// Security: a viewer shows what it can unpack, so one that breaks was not seen whole.
enum PDFStreams {
  private static let dictionaryRange = 2_048
  private static let filters: Set<String> = ["FlateDecode", "Fl"]

  static func check(_ content: ContentBytes, _ budget: ScanBudget) throws(Objected) {
    let mark = Array("stream".utf8)
    var offset = 0
    while let found = content.firstIndex(of: mark, from: offset) {
      offset = found + mark.count
      let isEnd = content.starts(with: Array("end".utf8), at: found - 3)
      guard !isEnd, isPacked(in: content, before: found),
        let start = data(in: content, behind: offset)
      else { continue }
      guard let run = try Deflate.run(in: content, from: start + 2, to: content.count, budget)
      else {
        throw .damaged
      }
      offset = max(offset, run.end)
    }
  }

  // Whether the dictionary in front names Flate as the first filter.
  private static func isPacked(in content: ContentBytes, before stream: Int) -> Bool {
    let start = max(0, stream - dictionaryRange)
    guard let near = content.slice(from: start, count: stream - start) else { return false }
    var (object, next) = (0, 0)
    while let found = near.firstIndex(of: Array(" obj".utf8), from: next) {
      (object, next) = (found, found + 4)
    }
    guard let dictionary = near.slice(from: object, count: near.count - object),
      let filter = PDFNames(dictionary).first(where: { $0.text == "Filter" })
    else { return false }
    var place = PDFNames.skippingSpace(in: dictionary, from: filter.end)
    if dictionary.byte(at: place) == UInt8(ascii: "[") {
      place = PDFNames.skippingSpace(in: dictionary, from: place + 1)
    }
    guard dictionary.byte(at: place) == UInt8(ascii: "/") else { return false }
    return filters.contains(PDFNames.name(in: dictionary, at: place + 1).text)
  }

  // Behind the keyword and a line end; nil when nothing is kept.
  private static func data(in content: ContentBytes, behind keyword: Int) -> Int? {
    var start = keyword
    if content.byte(at: start) == 0x0d { start += 1 }
    if content.byte(at: start) == 0x0a { start += 1 }
    let isEmpty = content.starts(
      with: Array("endstream".utf8), at: PDFNames.skippingSpace(in: content, from: start))
    return start > keyword && !isEmpty ? start : nil
  }
}
