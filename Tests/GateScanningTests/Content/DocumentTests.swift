import GateDomain
import Testing

@testable import GateScanning

@Suite("What documents say of themselves")
struct DocumentTests {
  @Test(
    arguments: [
      ("/Root 1 0 R", nil), ("/Encrypt 5 0 R", EngineAnswer.objection(.encryptedDocument, "")),
      ("/Encrypt<<>>", .objection(.encryptedDocument, "")),
      ("/Encryption 5", nil), ("/#45ncrypt 5", .objection(.encryptedDocument, "")),
      ("/S/JavaScript", .objection(.pdfAction, "PDF.JavaScript")),
      ("/JS (a)", .objection(.pdfAction, "PDF.JavaScript")),
      ("/JS 5 0 R", .objection(.pdfAction, "PDF.JavaScript")),
      ("/JS/other", nil), ("/JSON (a)", nil), ("/S/Launch", .objection(.pdfAction, "PDF.Launch")),
      ("/EmbeddedFiles 5 0 R", .objection(.pdfAction, "PDF.EmbeddedFile")),
      ("/XFA []", .objection(.pdfAction, "PDF.XFA")),
      ("/RichMedia", .objection(.pdfAction, "PDF.RichMedia")), ("/Filter/FlateDecode", nil),
      ("/Filter [/ASCII85Decode /FlateDecode]", nil),
      ("/Filter [/A85 /Own]", .objection(.damaged, "")),
      ("/Filter /Own", .objection(.damaged, "")), ("/Filter 5 0 R", .objection(.damaged, "")),
      ("/Filter /Crypt", .objection(.encryptedDocument, "")),
      ("/S/Launch /Encrypt 5", .objection(.encryptedDocument, "")), ("/", nil), ("/#", nil),
      ("/Filter", nil), ("/JS", nil),
      ("/Filter [", nil), ("/Filter [/", .objection(.damaged, "")),
    ] as [(String, EngineAnswer?)])
  func `a name in a PDF`(_ text: String, _ expected: EngineAnswer?) {
    #expect(
      Self.objection(to: Array("%PDF-1.7 \(text)".utf8)) { try PDFStructure.check($0) } == expected)
  }

  @Test(
    arguments: [
      ("Workbook", nil), ("\u{1}CompObj", nil),
      ("EncryptedPackage", EngineAnswer.objection(.encryptedDocument, "")),
      ("EncryptionInfo", .objection(.encryptedDocument, "")),
      ("\u{6}DataSpaces", .objection(.encryptedDocument, "")),
      ("EncryptedSummary", .objection(.encryptedDocument, "")),
      ("\u{1}Ole10Native", .objection(.activeContent, "OLE2.Package")),
      ("_VBA_PROJECT", .objection(.macro, "OLE2.Macro")),
    ] as [(String, EngineAnswer?)])
  func `a stream of a compound file`(_ name: String, _ expected: EngineAnswer?) {
    let bytes = CompoundFileFixture.bytes([("Data", [1, 2, 3]), (name, Array("content".utf8))])
    let entries = ContentBytes.over(bytes) { CompoundFile.entries(of: $0) }
    #expect(entries.map(\.name) == ["Root Entry", "Data", name])
    #expect(entries.map(\.size).suffix(2) == [3, 7])
    #expect(
      Self.objection(to: bytes) { try CompoundFile.check(CompoundFile.entries(of: $0)) } == expected
    )
  }

  @Test(
    arguments: [
      ([0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], true),
      ([0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], false),
      ([0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x2f, 0, 2, 0, 0, 0], true),
      ([0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x2e, 0, 2, 0, 0, 0], false),
      ([0, 0, 0xf6, 0x0f, 0x14, 0, 0, 0, 0x14, 0, 0, 0, 0xdf, 0xc4, 0xd1, 0xf3], true),
      ([0, 0, 0xf6, 0x0f, 0x14, 0, 0, 0, 0x14, 0, 0, 0, 0x5f, 0xc0, 0x91, 0xe3], false),
      ([], false),
    ] as [([UInt8], Bool)])
  func `a main stream that marks encryption`(_ stream: [UInt8], _ isEncrypted: Bool) {
    #expect(
      Self.objection(to: stream) { try OfficeStream.check($0) }
        == (isEncrypted ? .objection(.encryptedDocument, "") : nil))
  }

  @Test(arguments: [
    ("https://example.cn\" Type=\"x/hyperlink\" TargetMode=\"External\"", false),
    ("https://example.cn/a.dotm\" Type=\"x/attachedTemplate\" TargetMode=\"External\"", true),
    ("file:///C:\\a.dotx\" Type=\"x/attachedTemplate\" TargetMode=\"External\"", false),
    ("\\\\host\\a.dotx\" Type=\"x/attachedTemplate\" TargetMode=\"External\"", true),
    ("file:///a.doc\" Type=\"x/oleObject\" TargetMode=\"External\"", true),
    ("media/a.png\" Type=\"x/oleObject\"", false),
    ("https://a\" Type=\"x/frame\" TargetMode=\"External\"", true),
  ])
  func `a relationship of an Open XML document`(_ attributes: String, _ isHeld: Bool) {
    let text = "<Relationships><Relationship Id=\"a\" Target=\"\(attributes)/></Relationships>"
    let found = Self.objection(to: Array(text.utf8)) { try OpenXMLLinks.check(relationships: $0) }
    #expect(found == (isHeld ? .objection(.activeContent, "OpenXML.ExternalLink") : nil))
  }

  @Test func `a wide document type is one too`() {
    let wide = Samples.utf16("<?xml version=\"1.0\"?><!DOCTYPE a>")
    #expect(Self.objection(to: wide) { try MarkedText.check(openXMLPart: $0) } != nil)
  }

  private static func objection(
    to bytes: [UInt8], _ check: (ContentBytes) throws -> Void
  ) -> EngineAnswer? {
    ContentBytes.over(bytes) { content in
      do { try check(content) } catch { return (error as? Objected)?.answer ?? .notAsked }
      return nil
    }
  }
}
