import GateExtraction

/// Zips: what kind they are, and the files in an ordinary one.
enum ZipReader {
  static func format(of bytes: Bytes) -> DocumentFormat {
    let archive = ZipArchive(bytes)
    let names = Set(archive.members.map { String(decoding: $0.name, as: UTF8.self) })
    if names.contains("OFD.xml") { return .ofd }
    if names.contains("[Content_Types].xml") {
      if names.contains(where: { $0.hasPrefix("word/") }) { return .docx }
      if names.contains(where: { $0.hasPrefix("xl/") }) { return .xlsx }
      if names.contains(where: { $0.hasPrefix("ppt/") }) { return .pptx }
      // Drawings, maps of thoughts and whatever else is kept that way.
      return .docx
    }
    guard names.contains("content.xml") else { return .zip }
    let use =
      archive.members.first { $0.name == Array("mimetype".utf8) }
      .flatMap { try? archive.packed($0) }?.prefix(128).utf8 ?? ""
    if use.contains("spreadsheet") { return .ods }
    return use.contains("presentation") ? .odp : .odt
  }

  /// Reads the files in an archive.
  static func read(_ source: Source) throws(Unread) {
    try read(ZipArchive(source.bytes), source)
  }

  static func read(_ archive: ZipArchive, _ source: Source) throws(Unread) {
    if archive.isSalvaged { source.say(Unread(.damaged, "no whole directory at the end")) }
    var others: Set<String> = []
    for member in archive.members where !member.isFolder {
      let name = ZipArchive.name(of: member)
      if member.isForeign {
        others.insert(name)
        continue
      }
      do throws(Unread) {
        let (bytes, defect) = try archive.unpack(member, source.reading)
        let inner = source.inner(name, bytes)
        try FileReader.readInner(inner)
        if let defect { inner.say(defect) }
      } catch {
        try source.reading.check()
        source.inner(name, source.bytes.prefix(0)).say(error)
      }
    }
    if !others.isEmpty { try ArchiveReader.read(others, of: source) }
  }
}
