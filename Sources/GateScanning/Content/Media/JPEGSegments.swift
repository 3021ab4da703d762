/// The segments of a JPEG (ITU T.81, annex B).
enum JPEGSegments {
  private static let startOfScan: UInt8 = 0xda
  private static let endOfImage: UInt8 = 0xd9
  // Frame headers, without the tables that stand among their numbers.
  private static let frames: Set<UInt8> = Set(0xc0...0xcf).subtracting([0xc4, 0xc8, 0xcc])

  static func size(of content: ContentBytes) -> (Int, Int)? {
    var found: (Int, Int)?
    walk(content) { marker, offset in
      guard found == nil, frames.contains(marker), let height = content.bigNumber16(at: offset + 5),
        let width = content.bigNumber16(at: offset + 7)
      else { return }
      found = (width, height)
    }
    return found
  }

  /// Where the picture ends; nil when its end is missing.
  static func end(of content: ContentBytes) -> Int? {
    var end: Int?
    walk(content) { marker, offset in
      if marker == endOfImage { end = offset + 2 }
    }
    return end
  }

  // Calls `body` with each marker and the offset of its first byte.
  private static func walk(_ content: ContentBytes, _ body: (UInt8, Int) -> Void) {
    var offset = 2
    while content.byte(at: offset) == 0xff, let marker = content.byte(at: offset + 1) {
      if marker == 0xff {
        offset += 1
        continue
      }
      body(marker, offset)
      if marker == endOfImage { return }
      guard let length = content.bigNumber16(at: offset + 2), length >= 2 else { return }
      offset += 2 + length
      if marker == startOfScan { offset = scanEnd(in: content, from: offset) }
    }
  }

  // In packed data 0xff is followed by zero or by the number of a restart.
  private static func scanEnd(in content: ContentBytes, from start: Int) -> Int {
    var offset = start
    while let found = content.firstIndex(of: [0xff], from: offset),
      let next = content.byte(at: found + 1)
    {
      if next != 0, !(0xd0...0xd7).contains(next), next != 0xff { return found }
      offset = found + 1 + (next == 0xff ? 0 : 1)
    }
    return content.count
  }
}
