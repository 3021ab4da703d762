import GateDomain
import GateWire
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
      ("/Filter [/A85 /Own]", .objection(.notOpened, "")),
      ("/Filter /Own", .objection(.notOpened, "")), ("/Filter 5 0 R", .objection(.notOpened, "")),
      ("/Filter /LZWDecode", .objection(.notOpened, "")),
      ("/Filter /Crypt", .objection(.encryptedDocument, "")),
      ("/S/Launch /Encrypt 5", .objection(.encryptedDocument, "")), ("/", nil), ("/#", nil),
      ("/Filter", nil), ("/JS", nil),
      ("/Filter [", nil), ("/Filter [/", .objection(.notOpened, "")),
      ("/OpenAction [3 0 R /Fit]", nil), ("/OpenAction <</S /GoTo /D [3 0 R]>>", nil),
      ("/OpenAction <</S /URI /URI (http://a)>>", .objection(.pdfAction, "PDF.OpenAction")),
      ("/OpenAction 7 0 R", nil),
      (
        "/OpenAction 7 0 R 7 0 obj <</S /URI /URI (http://a)>> endobj",
        .objection(.pdfAction, "PDF.OpenAction")
      ),
      ("17 0 obj <</S /URI>> endobj /OpenAction 7 0 R", nil),
      ("/A <</S /URI /URI (http://a)>>", nil),
      ("/AA <</O 5 0 R>>", .objection(.pdfAction, "PDF.AA")),
      ("/AA 5 0 R", .objection(.pdfAction, "PDF.AA")), ("/AAPL:Keywords []", nil),
      ("/S /SubmitForm", .objection(.pdfAction, "PDF.SubmitForm")),
      ("/S /GoToR", .objection(.pdfAction, "PDF.GoToR")), ("/S /GoTo", nil),
      ("/Subtype /Screen", .objection(.pdfAction, "PDF.Screen")), ("/Title /Screen", nil),
      ("/FFilter /FlateDecode", .objection(.notOpened, "")),
      ("\u{1}\u{2}\u{3}/JS (", nil),
    ] as [(String, EngineAnswer?)])
  func `a name in a PDF`(_ text: String, _ expected: EngineAnswer?) {
    #expect(
      Self.objection(to: Array("%PDF-1.7 \(text)\n%%EOF\n".utf8)) { try PDFStructure.check($0) }
        == expected)
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

  @Test(
    arguments: [
      ("", nil), ("\n  \r\n", nil), ("% comment\n", nil), ("\0\0", nil),
      ("\u{1f}\u{8b}\u{8}", EngineAnswer.objection(.polyglot, "PDF and other content")),
      ("\u{fffd}", .objection(.polyglot, "PDF and other content")),
    ] as [(String, EngineAnswer?)])
  func `what stands behind the end of a PDF`(_ text: String, _ expected: EngineAnswer?) {
    let found = Self.objection(to: Samples.pdf() + Array(text.utf8)) { try PDFStructure.check($0) }
    #expect(found == expected)
  }

  @Test func `a PDF without its end is damaged`() {
    let found = Self.objection(to: Array(Samples.pdf().dropLast(8))) { try PDFStructure.check($0) }
    #expect(found == .objection(.damaged, ""))
  }

  @Test(arguments: [
    ("Target=\"a\" Type=\"x/aFChunk\"", "OpenXML.Chunk"),
    ("Type='x/attachedTemplate' Target = 'http://a' TargetMode='External'", "OpenXML.ExternalLink"),
    (
      "Type=\"x/attachedTemplate\" Target=\"&#104;ttp://a\" TargetMode=\"External\"",
      "OpenXML.ExternalLink"
    ),
    (
      "Type=\"x/attachedTemplate\" Target=\"file:///\\\\host\\a\" TargetMode=\"External\"",
      "OpenXML.ExternalLink"
    ),
    (
      "Type=\"x/attachedTemplate\" Target=\"file://host/a\" TargetMode=\"External\"",
      "OpenXML.ExternalLink"
    ),
    (
      "Type=\"x/externalLinkPath\" Target=\"mhtml:http://a\" TargetMode=\"External\"",
      "OpenXML.ExternalLink"
    ),
    ("Type=\"x/externalLinkPath\" Target=\"file:///C:\\a.xlsx\" TargetMode=\"External\"", nil),
    ("Type=\"x/hyperlink\" Target=\"http://a\" TargetMode=\"External\"", nil),
    ("Type=\"x/attachedTemplate\" Target=\"Normal.dotm\" TargetMode=\"External\"", nil),
  ])
  func `a relationship however it is written`(_ attributes: String, _ name: String?) {
    for prefix in ["", "r:"] {
      let text =
        "<\(prefix)Relationships><\(prefix)Relationship\n\(attributes)/></\(prefix)Relationships>"
      let found = Self.objection(to: Array(text.utf8)) { try OpenXMLLinks.check(relationships: $0) }
      #expect(found == name.map { .objection(.activeContent, $0) })
    }
  }

  @Test(arguments: [
    ("<w:instrText>DDEAUTO c</w:instrText>", true), ("<w:instrText>PAGE</w:instrText>", false),
    (
      "<w:instrText xml:space=\"preserve\">DD</w:instrText><w:instrText>EAU</w:instrText><w:instrText>TO c</w:instrText>",
      true
    ),
    ("<w:fldSimple w:instr=\" DDE cmd \"/>", true), ("<w:fldSimple w:instr=' PAGE '/>", false),
    ("<w:instrText>&#68;&#x44;&#69; c</w:instrText>", true),
    ("<w:t>DDE is a protocol</w:t>", false),
    ("<a:hlinkClick action=\"ppaction://program\"/>", true),
    ("<a:hlinkClick action=\"ppaction://hlinksldjump\"/>", false),
  ])
  func `a field or action of an Open XML document`(_ text: String, _ isHeld: Bool) {
    let found = Self.objection(to: Array(text.utf8)) { try OpenXMLLinks.check(part: $0) }
    #expect((found != nil) == isHeld)
  }

  @Test(arguments: [
    ("=cmd|'/c calc'!A1", true), ("name,=cmd|'/c calc'!A1\n", true), ("+cmd|' /c'!A1", true),
    ("a=b|c and d!", false), ("| 表头 | 内容！ |", false), ("=SUM(A1:A9)", false),
    ("begin 644 a.zip\n#86)C\n`\nend\n", true), ("we begin 644 a new chapter\nhere", false),
  ])
  func `text that an office program runs or unpacks`(_ text: String, _ isHeld: Bool) {
    let found = Self.objection(to: Array(text.utf8)) { try ActiveText.check($0) }
    #expect((found != nil) == isHeld, "\(text)")
  }

  @Test func `streams of a compound file are read whole or not at all`() throws {
    let data = (0..<9_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let streams = [("Large", data), ("Small", Array(data.prefix(700))), ("Tiny", [1, 2, 3])]
    let bytes = CompoundFileFixture.bytes(streams)
    try ContentBytes.over(bytes) { content in
      Result { () throws(Objected) in
        let reader = try CompoundStreams(content)
        let entries = CompoundFile.streams(CompoundFile.entries(of: content))
        for (entry, stream) in zip(entries, streams) {
          #expect(try reader.bytes(of: entry) == stream.1, "\(stream.0)")
        }
      }
    }.get()
    ContentBytes.over(CompoundFileFixture.bytes(streams, isBroken: true)) { content in
      let entries = CompoundFile.streams(CompoundFile.entries(of: content))
      #expect(throws: Objected.damaged) { try CompoundStreams(content).bytes(of: entries[0]) }
    }
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
