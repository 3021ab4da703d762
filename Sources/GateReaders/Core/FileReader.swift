import GateDomain
import GateExtraction

/// Finds out what a file or member is and lets the right reader read it.
enum FileReader {
  /// Reads a file with everything in it; whatever goes wrong is said.
  static func read(_ source: Source) {
    let format = Sniffer.format(of: source.bytes)
    source.reading.say(
      .member(
        FoundMember(
          members: source.members, format: format, size: UInt64(source.bytes.count),
          digest: source.members.isEmpty ? nil : Digest(of: source.bytes))))
    do throws(Unread) {
      try read(try whole(source, format), as: format)
    } catch {
      source.say(error)
    }
    do throws(Unread) { try readAppended(source, format) } catch { source.say(error) }
  }

  // In an archive the end of a stored zip would look like one of its own.
  private static func readAppended(_ source: Source, _ format: DocumentFormat) throws(Unread) {
    guard format.isPicture || [.pdf, .other].contains(format) else { return }
    try source.reading.check()
    try AppendedZip.read(source, behind: format)
  }

  // Readers of these make texts of them, which take several times their size.
  private static func whole(_ source: Source, _ format: DocumentFormat) throws(Unread) -> Source {
    let limit = Int(clamping: source.reading.limits.memberBytes)
    guard [.html, .xml, .rtf].contains(format), source.bytes.count > limit else { return source }
    source.say(Unread(.sizeLimit))
    return Source(
      bytes: source.bytes.prefix(limit), members: source.members, reading: source.reading)
  }

  /// Reads what lies inside another file, within its limits.
  static func readInner(_ source: Source) throws(Unread) {
    guard source.depth <= min(Int(source.reading.limits.depth), 20) else {
      return source.say(Unread(.depthLimit))
    }
    try source.reading.spendMember()
    read(source)
    try source.reading.check()
  }

  private static func read(_ source: Source, as format: DocumentFormat) throws(Unread) {
    switch format {
    case .docx, .xlsx, .pptx: try OpenXMLReader.read(source, format)
    case .odt, .ods, .odp: try OpenDocumentReader.read(source)
    case .ofd: try OFDReader.read(source)
    case .zip: try ZipReader.read(source)
    case .doc: try WordReader.read(source)
    case .xls: try WorkbookReader.read(source)
    case .ppt: try PresentationReader.read(source)
    case .msg: try MessageReader.read(source)
    case .compound: try CompoundReader.read(source)
    case .pdf: try PDFReader.read(source)
    case .rtf: try RTFReader.read(source)
    case .html: try HTMLReader.read(source)
    case .xml: try XMLReader.read(source)
    case .text: try PlainTextReader.read(source)
    case .eml: try MailReader.read(source)
    case .mbox: try MailboxReader.read(source)
    case .sevenZip, .rar, .tar, .gzip, .bzip2, .xz, .zstd, .lz4, .lzma, .iso, .cab, .cpio, .ar:
      try ArchiveReader.read(source, format)
    case .png, .jpeg, .gif, .bmp, .tiff, .webp: try PictureReader.read(source, format)
    case .empty: break
    case .other: try OtherReader.read(source)
    }
  }
}
