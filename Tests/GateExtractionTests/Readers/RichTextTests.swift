import GateExtraction
import Testing

@testable import GateReaders

@Suite struct RichTextTests {
  @Test(arguments: [
    (#"\f0 \'bb\'fa\'c3\'dc"#, "机密"), (#"\uc1\u26426?\u23494?"#, "机密"),
    (#"\uc0\u26426\u23494"#, "机密"), (#"\f1 \'bb\'fa{\b \'c3\'dc}"#, "机密"),
    (#"a\par b\tab c\line d"#, "a\nb\tc\nd"), (#"\{x\}\\"#, #"{x}\"#),
    (#"\u-10179?\u-9216?"#, "🐀"), (#"x{\*\unknown y}z"#, "xz"),
    (#"{\field{\*\fldinst PAGE}{\fldrslt 7}}"#, "7"),
  ])
  func `codes become letters`(body: String, text: String) {
    let head = #"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 A;}{\f1\fcharset0 B;}}"#
    let found = Extraction.read(head + body + "}")
    #expect(found.text == text)
    #expect(found.unreadable.isEmpty && found.members.map(\.format) == [.rtf])
  }

  @Test func `headers and notes are parts, properties are found`() {
    let found = Extraction.read(
      #"{\rtf1\ansi\ansicpg936{\info{\author \'d5\'c5}{\company C}}{\header H}a{\footnote N}b}"#)
    #expect(
      found.pieces.map { "\($0.place.part):\($0.text)" } == [":ab", "header:H", "footnote:N"])
    #expect(found.properties.map { "\($0.kind) \($0.value)" } == ["author 张", "company C"])
  }

  @Test func `what is cut off is damaged`() {
    #expect(Extraction.read(#"{\rtf1 {a b"#).unreadable.map(\.reason) == [.damaged])
  }
}
