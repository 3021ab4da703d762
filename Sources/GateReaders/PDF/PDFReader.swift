import GateExtraction

/// PDF: the text of each page, or what can be recognised on it, and what is attached.
enum PDFReader {
  // A page with less text than this may be a scan with a stamp.
  private static let fewLetters = 32
  private static let kinds: [String: DocumentProperty.Kind] = [
    "Title": .title, "Subject": .subject, "Author": .author, "Keywords": .keywords,
    "Creator": .application, "Producer": .application, "Company": .company,
    "CreationDate": .created, "ModDate": .modified,
  ]

  static func read(_ source: Source) throws(Unread) {
    let document = try PDFDocument(source.bytes)
    for (key, value) in document.information {
      source.say(Self.kinds[key] ?? .custom, key, value)
    }
    try readMetadata(document, source)
    try readPages(document, source)
    write(document.outline, source.lines("outline"))
    PDFStrings.write(source.bytes, source.lines("annotations", .line))
    try readAttachments(document, source)
    try readRevisions(source)
    if let stream = try PDFStreams.broken(in: source.bytes, source.reading) {
      throw Unread(.damaged, "the stream at \(stream)")
    }
    if let object = PDFObjects.lost(in: source.bytes) {
      throw Unread(.damaged, "object \(object) is not there")
    }
    if source.bytes.part(source.bytes.count - 2_048).find("%%EOF") == nil {
      throw Unread(.damaged, "no end")
    }
  }

  private static func write(_ text: String, _ lines: LineWriter) {
    lines.add(text)
    lines.finish()
  }

  private static func readPages(_ document: PDFDocument, _ source: Source) throws(Unread) {
    let pages = document.pages
    if pages == 0 { throw Unread(.damaged, "no pages") }
    var scans: [Int] = []
    for page in 0..<pages {
      try source.reading.check()
      guard let text = document.text(page: page) else {
        source.say(Unread(.damaged, "page \(page + 1)"))
        continue
      }
      write(text, source.lines("", .page, number: page + 1))
      let letters = text.unicodeScalars.prefix(256).filter { $0.value > 0x20 }.count
      guard letters < fewLetters else { continue }
      let isRead = recognise(document, page, source)
      if !isRead, letters == 0 || source.reading.limits.pictures > 0 { scans.append(page + 1) }
    }
    report(scans, document, source)
  }

  private static func report(_ scans: [Int], _ document: PDFDocument, _ source: Source) {
    let isScan = scans.prefix(5).contains {
      document.picture(page: $0 - 1, dots: 36)?.isBlank != true
    }
    guard let first = scans.first, let last = scans.last, isScan else { return }
    source.say(Unread(.notRecognised, "\(scans.count) pages from \(first) to \(last)"))
  }

  private static func recognise(_ document: PDFDocument, _ page: Int, _ source: Source) -> Bool {
    guard source.reading.limits.pictures > 0,
      let picture = document.picture(page: page, dots: 200)
    else { return false }
    if picture.isBlank { return true }
    guard source.reading.spendPicture(), let text = source.reading.recognition.text(of: picture)
    else { return false }
    write(text, source.lines("picture", .page, number: page + 1))
    return true
  }

  private static func readMetadata(_ document: PDFDocument, _ source: Source) throws(Unread) {
    let packet = document.metadata
    guard !packet.isEmpty else { return }
    let lines = source.lines("XMP")
    defer { lines.finish() }
    // Packets are often broken and never needed to read the rest.
    try? XMLWalk.run(Bytes(Array(packet.utf8)), TextVisitor(lines), source.reading, part: "XMP")
    try source.reading.check()
  }

  // What was saved before the last change still lies in front of it. The first end of a PDF that is
  // made for the web is not the end of a revision.
  private static func readRevisions(_ source: Source) throws(Unread) {
    guard source.bytes.prefix(1_024).find("/Linearized") == nil else { return }
    var (ends, at): ([Int], Int) = ([], 0)
    while let end = source.bytes.find("%%EOF", from: at), ends.count < 8 {
      ends.append(end + 5)
      at = end + 5
    }
    for (number, end) in ends.dropLast().enumerated() where end > 512 {
      guard let document = try? PDFDocument(source.bytes.prefix(end)) else { continue }
      for page in 0..<min(document.pages, 2_000) {
        try source.reading.check()
        let lines = source.lines("revision \(number + 1)", .page, number: page + 1)
        write(document.text(page: page) ?? "", lines)
      }
    }
  }

  private static func readAttachments(_ document: PDFDocument, _ source: Source) throws(Unread) {
    var index = 0
    while let (name, bytes) = document.attachment(index) {
      try FileReader.readInner(source.inner(name, bytes))
      index += 1
    }
  }
}
