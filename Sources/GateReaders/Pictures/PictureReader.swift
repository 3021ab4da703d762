import GateExtraction

/// Pictures large enough to hold text.
enum PictureReader {
  private static let smallest = (width: 160, height: 40)
  private static let largest = 200_000_000

  static func read(_ source: Source, _ format: DocumentFormat) throws(Unread) {
    // Names, titles and the like stand in front of the picture.
    try StringSearch.run(source.bytes.prefix(65_536), source, part: "properties")
    guard let (width, height) = Recognition.size(of: source.bytes) else {
      throw Unread(.damaged, "picture")
    }
    guard width >= smallest.width, height >= smallest.height else { return }
    if PictureShape.end(of: source.bytes, format) == nil {
      source.say(Unread(.damaged, "the picture breaks off"))
    }
    guard width * height <= largest else { throw Unread(.sizeLimit, "\(width) × \(height)") }
    guard source.reading.limits.pictures > 0 else { throw Unread(.notRecognised) }
    for page in 0..<(format == .tiff ? 1_000 : 1) {
      guard source.reading.spendPicture() else { throw Unread(.notRecognised, "page \(page + 1)") }
      guard let text = source.reading.recognition.text(of: source.bytes, page: page) else {
        if page > 0 { return }
        throw Unread(.damaged, "picture")
      }
      let lines = source.lines("picture", .line)
      lines.add(text)
      lines.finish()
      try source.reading.check()
    }
  }
}
