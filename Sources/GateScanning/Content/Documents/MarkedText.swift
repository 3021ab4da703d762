import GateDomain

/// Text formats that carry what the engine does not decode.
enum MarkedText {
  private static let prologRange = 4_096
  private static let wideDocumentType: [UInt8] = "<!DOCTYPE".utf16.flatMap { unit -> [UInt8] in
    [UInt8(truncatingIfNeeded: unit), 0]
  }

  /// Throws for RTF with objects in it and for armoured PGP messages.
  static func check(_ content: ContentBytes) throws(Objected) {
    if content.starts(with: Array("{\\rt".utf8)), content.contains("\\obj") {
      throw Objected(.activeContent, "RTF.Object")
    }
    let marks = ["-----BEGIN PGP MESSAGE", "-----BEGIN AGE ENCRYPTED"]
    if content.contains("-----BEGIN "), marks.contains(where: { content.contains($0) }) {
      throw .encryptedDocument
    }
  }

  /// Throws for a part of an Open XML document that declares a document type: the standard
  /// forbids it (ECMA-376 part 2, 9.1.4), and entities hide text from the engine.
  static func check(openXMLPart content: ContentBytes) throws(Objected) {
    let prolog = content.prefix(prologRange)
    if prolog.contains("<!DOCTYPE") || prolog.firstIndex(of: wideDocumentType) != nil {
      throw Objected(suspicious: "OpenXML.DocumentType")
    }
  }

  /// Throws for the manifest of an encrypted OpenDocument file.
  static func check(manifest content: ContentBytes) throws(Objected) {
    if content.contains("encryption-data") { throw .encryptedDocument }
  }
}
