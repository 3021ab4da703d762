/// Streams of the older Office formats, which mark encryption inside the document itself.
enum OfficeStream {
  // How many records of a workbook are looked at; the mark stands among the first few.
  private static let recordLimit = 64

  /// Throws when the stream is the main one of an encrypted document, workbook or presentation.
  static func check(_ stream: ContentBytes) throws(Objected) {
    if isEncryptedDocument(stream) || isEncryptedWorkbook(stream) || isEncryptedShow(stream) {
      throw .encryptedDocument
    }
    try OldOfficeActions.check(stream)
  }

  // MS-DOC 2.5.2: wIdent, then fEncrypted among the flags at offset 10.
  private static func isEncryptedDocument(_ stream: ContentBytes) -> Bool {
    stream.number16(at: 0) == 0xa5ec && (stream.number16(at: 10) ?? 0) & 0x0100 != 0
  }

  // MS-XLS 2.4.117: a FilePass record near the beginning of the workbook.
  private static func isEncryptedWorkbook(_ stream: ContentBytes) -> Bool {
    guard stream.number16(at: 0) == 0x0809 else { return false }
    var offset = 0
    for _ in 0..<recordLimit {
      guard let kind = stream.number16(at: offset), let size = stream.number16(at: offset + 2)
      else { return false }
      if kind == 0x002f { return true }
      offset += 4 + size
    }
    return false
  }

  // MS-PPT 2.3.2: the header token of the "Current User" stream.
  private static func isEncryptedShow(_ stream: ContentBytes) -> Bool {
    stream.number16(at: 2) == 0x0ff6 && stream.number32(at: 12) == 0xf3d1_c4df
  }
}
