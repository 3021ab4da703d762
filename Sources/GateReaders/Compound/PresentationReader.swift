import GateExtraction

/// PowerPoint 97 to 2003 and Kingsoft Presentation ([MS-PPT]): text atoms in nested records.
enum PresentationReader {
  static func read(_ source: Source) throws(Unread) {
    let file = try CompoundFile(source.bytes)
    var streams: [String: Bytes] = [:]
    for (path, entry) in file.streams
    where ["PowerPoint Document", "Current User", "Pictures"].contains(path) {
      streams[path] = try file.content(entry, source.reading)
    }
    do throws(Unread) { try read(streams, source) } catch { source.say(error) }
    if let pictures = streams["Pictures"] { try EmbeddedPictures.read(pictures, source) }
    try CompoundReader.readBesides(file, source)
  }

  static func read(_ streams: [String: Bytes], _ source: Source) throws(Unread) {
    guard let stream = streams["PowerPoint Document"] else {
      throw Unread(.damaged, "PowerPoint Document")
    }
    if streams["Current User"]?.number32(12) == 0xf3d1_c4df { throw Unread(.encrypted) }
    let records = SlideRecords(source)
    defer { records.finish() }
    try records.read(stream, depth: 0)
  }
}

private final class SlideRecords {
  private static let slide = 1_006
  private static let outline = 4_080
  private static let marksOfSlide = 1_011
  private static let object = 4_113

  private let source: Source
  private var lines: LineWriter
  private var slides = 0
  private var isBroken = false

  init(_ source: Source) {
    self.source = source
    lines = source.lines("")
  }

  func finish() {
    lines.finish()
    if isBroken { source.say(Unread(.damaged, "PowerPoint Document: records")) }
  }

  func read(_ bytes: Bytes, depth: Int) throws(Unread) {
    var at = 0
    while let version = bytes.number16(at), let kind = bytes.number16(at + 2),
      let size = bytes.number32(at + 4)
    {
      if source.reading.isOver { return }
      if !Self.isKnown(kind) { isBroken = true }
      let record = bytes.part(at + 8, size)
      if record.count < size {
        source.say(Unread(.damaged, "PowerPoint Document"))
        if kind > 0x2000 || size > 1 << 24 { return }
      }
      try read(kind, record, isContainer: version & 0xf == 0xf, depth)
      at += 8 + size
    }
    // What contains records contains nothing else.
    if at < bytes.count { isBroken = true }
  }

  // The ranges in which [MS-PPT] and [MS-ODRAW] number their records.
  private static func isKnown(_ kind: Int) -> Bool {
    (1_000..<8_000).contains(kind) || (11_000..<13_000).contains(kind)
      || (0xf000..<0xf200).contains(kind)
  }

  private func read(_ kind: Int, _ record: Bytes, isContainer: Bool, _ depth: Int) throws(Unread) {
    switch kind {
    case Self.slide:
      slides += 1
      turn("", .slide, slides)
    case 1_008: turn("notes")
    case 1_016: turn("master")
    case Self.outline: turn("outline")
    case 4_000:
      let text = Charset.decode(record, .utf16)
      if text.utf8.contains(0) { isBroken = true }
      line(text)
    case 4_008: line(Charset.decode(record, .western))
    case 4_026: line(Charset.decode(record, .utf16))
    case Self.object: try readObject(record)
    default: break
    }
    if isContainer, depth < 24 { try read(record, depth: depth + 1) }
  }

  private func line(_ text: String) {
    lines.line(String(text.map { $0 == "\r" || $0 == "\u{b}" ? "\n" : $0 }))
  }

  private func turn(_ part: String, _ unit: TextPlace.Unit = .paragraph, _ number: Int = 0) {
    lines.finish()
    lines = source.lines(part, unit, number: number)
  }

  // An embedded document, packed behind its size.
  private func readObject(_ record: Bytes) throws(Unread) {
    let isPlain = record.starts(with: [0xd0, 0xcf, 0x11, 0xe0])
    let content =
      isPlain
      ? record
      : try Inflate.run(
        record.part(4), source.reading, expected: record.number32(0) ?? 0, hasHead: true
      ).bytes
    guard content.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) else { return }
    try FileReader.readInner(source.inner("object", content))
  }
}
