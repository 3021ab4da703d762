import GateExtraction

/// Looks for Chinese in bytes of no known format: runs in UTF-8, UTF-16 and GBK.
enum StringSearch {
  private static let shortest = 4
  private static let shortestWide = 5
  // In GBK chance makes letters of noise, so a run must be longer.
  private static let shortestGBK = 6

  static func run(_ bytes: Bytes, _ source: Source, part: String) throws(Unread) {
    let lines = source.lines(part, .line)
    defer { lines.finish() }
    utf8(bytes, lines)
    try source.reading.check()
    utf16(bytes, lines)
    try source.reading.check()
    gbk(bytes, lines)
    try source.reading.check()
  }

  private static func utf8(_ bytes: Bytes, _ lines: LineWriter) {
    var (start, han, index) = (0, 0, 0)
    func end(_ stop: Int) {
      if han >= shortest { lines.line(bytes.part(start, stop - start).utf8) }
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7f {
        index += 1
      } else if (0xe2...0xe9).contains(byte) || byte == 0xef, bytes[index + 1] & 0xc0 == 0x80,
        bytes[index + 2] & 0xc0 == 0x80
      {
        if (0xe4...0xe9).contains(byte) { han += 1 }
        index += 3
      } else {
        end(index)
        index += 1
        (start, han) = (index, 0)
      }
    }
    end(min(index, bytes.count))
  }

  // At even and odd offsets, since records begin anywhere. A third of all pairs is some Han, so only
  // runs of common ones count.
  private static func utf16(_ bytes: Bytes, _ lines: LineWriter) {
    for first in 0...1 {
      var (start, han, common, index) = (first, 0, 0, first)
      func end(_ stop: Int) {
        guard common >= shortestWide, common * 5 >= han * 4 else { return }
        lines.line(Charset.decode(bytes.part(start, stop - start), .utf16))
      }
      while index + 1 < bytes.count {
        let unit = Int(bytes[index]) | Int(bytes[index + 1]) << 8
        if (0x4e00...0x9fa5).contains(unit) {
          han += 1
          if CommonHan.has(unit) { common += 1 }
        } else if !isBesideHan(unit) {
          end(index)
          (start, han, common) = (index + 2, 0, 0)
        }
        index += 2
      }
      end(index)
    }
  }

  private static func isBesideHan(_ unit: Int) -> Bool {
    (0x20...0x7e).contains(unit) || (0x3000...0x3017).contains(unit)
      || (0xff01...0xff5e).contains(unit) || unit == 0x2605
  }

  private static func gbk(_ bytes: Bytes, _ lines: LineWriter) {
    var (start, han, index) = (0, 0, 0)
    func end(_ stop: Int) {
      if han >= shortestGBK {
        lines.line(Charset.decode(bytes.part(start, stop - start), .gb18030))
      }
    }
    while index < bytes.count {
      let (byte, next) = (bytes[index], bytes[index + 1])
      if (0xb0...0xd7).contains(byte), next >= 0xa1, next < 0xff {
        if han == 0 { start = index }
        han += 1
        index += 2
      } else if han > 0, (0xa1...0xf7).contains(byte), next >= 0xa1, next < 0xff {
        index += 2
      } else if han > 0, (0x20...0x7e).contains(byte) {
        index += 1
      } else {
        end(index)
        han = 0
        index += 1
      }
    }
    end(min(index, bytes.count))
  }
}
