import GateDomain
import GateTransfer
import Testing

@Suite("Names from a medium")
struct NameInspectionTests {
  @Test(
    "each defect is found",
    arguments: [
      ([0x61, 0xff], NameDefect.notText), ([0xed, 0xa0, 0x80], .notText),
      (Array("a\u{202E}fdp.exe".utf8), .invisible), (Array("a\u{200B}b".utf8), .invisible),
      (Array("a\nb".utf8), .invisible), (Array("a\u{0}b".utf8), .invisible),
      (Array("../x".utf8), .traversal), (Array("a/../b".utf8), .traversal),
      (Array("/etc/passwd".utf8), .traversal), (Array("a//b".utf8), .traversal),
      (Array("./a".utf8), .traversal), ([], .traversal),
      (Array("报告:终稿.txt".utf8), .unportable), (Array("a\\b".utf8), .unportable),
      (Array("CON".utf8), .unportable), (Array("x/nul.txt".utf8), .unportable),
      (Array("COM¹.tar".utf8), .unportable), (Array("conin$".utf8), .unportable),
      (Array("Com1.tar.gz".utf8), .unportable), (Array("end.".utf8), .unportable),
      (Array("end ".utf8), .unportable), (Array("dir./a".utf8), .unportable),
      (Array(repeating: 0x61, count: 256), .tooLong),
      (Array(String(repeating: "abcdefgh/", count: 500).utf8) + [0x61], .tooLong),
    ] as [([UInt8], NameDefect)])
  func defects(bytes: [UInt8], defect: NameDefect) {
    var names = NameInspection()
    #expect(names.defect(of: RawName(bytes)) == defect)
  }

  @Test(
    "ordinary names pass",
    arguments: [
      "报告.docx", "目录/子目录/图 1（终稿）.png", "a b.txt", "CONTRACT.pdf", "com10.txt", ".hidden",
      "ひらがな.txt", "é.txt", "全角　空格.txt",
    ])
  func ordinary(name: String) {
    var names = NameInspection()
    #expect(names.defect(of: RawName(name)) == nil)
  }

  @Test(
    "a second name that Windows would take for the first is a collision",
    arguments: [
      ("a.txt", "A.TXT"), ("é", "e\u{301}"), ("目录/文件", "目录/文件"), ("ÄÖ", "äö"),
    ])
  func collisions(first: String, second: String) {
    var names = NameInspection()
    #expect(names.defect(of: RawName(first)) == nil)
    #expect(names.defect(of: RawName(second)) == .collision)
  }
}
