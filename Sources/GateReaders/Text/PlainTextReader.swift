import GateExtraction

/// Plain text in any charset.
enum PlainTextReader {
  static func read(_ source: Source) throws(Unread) {
    guard let charset = Charset.guess(source.bytes.prefix(65_536)) else {
      throw Unread(.unsupported, "text in an unknown charset")
    }
    let lines = source.lines("", .line)
    var text = Prefixless()
    unsafe charset.decode(source.bytes) { unsafe text.add($0, to: lines) }
    lines.finish()
    try source.reading.check()
    if let defect = TextDefects.first(in: source.bytes, charset) { throw Unread(.damaged, defect) }
  }
}

/// Leaves out the mark at the beginning of a text.
private struct Prefixless {
  private var isFirst = true

  mutating func add(_ piece: UnsafeRawBufferPointer, to lines: LineWriter) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let skipped = unsafe isFirst && piece.starts(with: mark) ? 3 : 0
    isFirst = false
    unsafe lines.add(UnsafeRawBufferPointer(rebasing: piece[skipped...]))
  }
}
