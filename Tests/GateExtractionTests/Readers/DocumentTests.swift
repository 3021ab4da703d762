import GateExtraction
import Testing

@testable import GateReaders

@Suite struct DocumentTests {
  static func word(_ body: String, _ more: [(String, String)] = []) -> [UInt8] {
    let document = "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>"
    return StoredZip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)] + more)
      .bytes
  }

  @Test func `runs of a paragraph are joined, and paragraphs are lines`() {
    let body =
      "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密</w:t></w:r><w:r><w:t>★5年</w:t></w:r></w:p>\n"
      + "<w:p><w:r><w:t>正</w:t><w:tab/><w:t xml:space=\"preserve\">文 </w:t></w:r></w:p>"
    let found = Extraction.read(Self.word(body))
    #expect(found.text == "机密★5年\n正\t文 \n")
    #expect(found.pieces.first?.place.part == "word/document.xml")
    #expect(found.members.map(\.format) == [.docx])
  }

  @Test func `a text box does not tear its paragraph apart, and is read once`() {
    let box = "<w:p><w:r><w:t>框</w:t></w:r></w:p>"
    let body =
      "<w:p><w:r><w:t>机</w:t><m:AlternateContent xmlns:m=\"m\"><m:Choice>\(box)</m:Choice>"
      + "<m:Fallback>\(box)</m:Fallback></m:AlternateContent></w:r><w:r><w:t>密</w:t></w:r></w:p>"
    #expect(Extraction.read(Self.word(body)).text == "框\n机密\n")
  }

  @Test func `codes of fields are no text, deletions are`() {
    let body =
      "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:del><w:r><w:delText>删去</w:delText></w:r>"
      + "</w:del><w:r><w:t>留下</w:t></w:r></w:p>"
    #expect(Extraction.read(Self.word(body)).text == "删去留下\n")
  }

  @Test func `a watermark, links and properties are found`() {
    let found = Extraction.read(
      Self.word(
        "<w:p/>",
        [
          (
            "word/header1.xml",
            "<w:hdr xmlns:w=\"w\"><w:p><textpath string=\"机密★5年\"/></w:p></w:hdr>"
          ),
          (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship TargetMode=\"External\" Target=\"http://10.1.2.3/oa\"/>"
              + "</Relationships>"
          ),
          ("docProps/app.xml", "<Properties><Company>某办公室</Company></Properties>"),
          (
            "docProps/custom.xml",
            "<Properties><property name=\"密级\"><lpwstr>机密</lpwstr></property></Properties>"
          ),
        ]))
    #expect(found.text.contains("机密★5年") && found.text.contains("http://10.1.2.3/oa"))
    #expect(
      found.properties.map { "\($0.kind) \($0.name) \($0.value)" }
        == ["company Company 某办公室", "custom 密级 机密"])
  }

  @Test func `cells of a sheet are rows at their numbers, and unused texts are read`() {
    let strings =
      "<sst><si><t>姓名</t></si><si><r><t>张</t></r><r><t>三</t></r></si><si><t>未用</t></si></sst>"
    let sheet =
      "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>号</t></is>"
      + "</c></row><row r=\"9\"><c t=\"s\"><v>1</v></c><c><v>110101199003070011</v></c></row>"
      + "</sheetData><headerFooter><oddHeader>&amp;C&amp;\"黑体\"&amp;14机密★5年</oddHeader></headerFooter>"
      + "</worksheet>"
    let found = Extraction.read(
      StoredZip([
        ("[Content_Types].xml", "<Types/>"), ("xl/sharedStrings.xml", strings),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"人员\" id=\"r1\"/></sheets></workbook>"),
        (
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        ),
        ("xl/worksheets/sheet1.xml", sheet),
      ]).bytes)
    let rows = found.pieces.filter { $0.place.part == "人员" }
    #expect(rows.map(\.text) == ["姓名\t号\n", "张三\t110101199003070011\n 机密★5年\n"])
    #expect(rows.map(\.place.line) == [1, 9] && rows.allSatisfy { $0.place.unit == .row })
    #expect(found.text.contains("未用"))
  }

  @Test func `OFD is read from top to bottom, whatever the order of its objects`() {
    func piece(_ x: Int, _ y: Int, _ text: String) -> String {
      "<ofd:TextObject Boundary=\"\(x) \(y) 9 9\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"3\">\(text)"
        + "</ofd:TextCode></ofd:TextObject>"
    }
    let page = piece(20, 50, "末行") + piece(14, 10, "★5年") + piece(10, 10, "机密")
    let found = Extraction.read(
      StoredZip([
        ("OFD.xml", "<ofd:OFD xmlns:ofd=\"o\"><ofd:Author>张三</ofd:Author></ofd:OFD>"),
        ("Doc_0/Pages/Page_0/Content.xml", "<ofd:Page xmlns:ofd=\"o\">\(page)</ofd:Page>"),
      ]).bytes)
    #expect(found.text == "机密★5年\n末行\n")
    #expect(found.pieces.first?.place.unit == .page && found.pieces.first?.place.number == 1)
    #expect(found.properties.map(\.kind) == [.author])
  }

  @Test func `entities do not grow and are said to be missing`() {
    let found = Extraction.read(
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"机密\"><!ENTITY c SYSTEM \"/etc/passwd\">]>"
        + "<a>前&b;&c;后</a>")
    #expect(found.text == "前后\n")
    #expect(found.unreadable.map(\.reason) == [.damaged])
  }

  @Test func `HTML shows what a browser shows, and its wrong charset is seen through`() throws {
    let html =
      "<html><head><meta charset=\"utf-8\"><title>内部资料</title><style>p{}</style></head><body>"
      + "<script>var a;</script><p>机<b>密</b>\n★5年</p><td>一<td>二<img alt=\"图说\"></body></html>"
    let found = Extraction.read(try PlainTextTests.encoded(html, .gb18030))
    #expect(found.text == "内部资料\n机密 ★5年\n一\t二\n图说\n")
    #expect(found.properties.map(\.value) == ["内部资料"])
  }
}
