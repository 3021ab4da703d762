import GateDomain
import Testing

@testable import GatePolicy

@Suite struct TypePolicyTests {
  private let policy = TypePolicy(groups: [
    TypeGroup(
      id: "text", title: Words("文本", "text"), decision: .allow, contents: ["text/plain"],
      extensions: ["txt", "md"], extensionless: true, reason: nil),
    TypeGroup(
      id: "pdf", title: Words("PDF", "PDF"), decision: .allow, contents: ["application/pdf"],
      extensions: ["pdf"], extensionless: false, reason: nil),
    TypeGroup(
      id: "pictures", title: Words("图", "pictures"), decision: .allow, contents: ["image/*"],
      extensions: ["png"], extensionless: false, reason: nil),
    TypeGroup(
      id: "programs", title: Words("程序", "programs"), decision: .forbid,
      contents: ["application/x-dosexec"], extensions: [], extensionless: false,
      reason: Explanation(what: Words("甲", "a"), hint: Words("乙", "b"))),
  ])

  private func answer(_ content: String?, _ name: [UInt8]) -> String {
    policy.answer(for: content.map(ContentType.init(rawValue:)), name: RawName(name)).word
  }

  @Test(arguments: [
    ("text/plain", "a.txt", "allow"), ("text/plain", "A.TXT", "allow"),
    ("TEXT/Plain", "a.txt", "allow"), ("text/plain", "README", "allow"),
    ("text/plain", "x.exe/README", "allow"), ("text/plain", "a.", "mismatch"),
    ("text/plain", ".txt.", "mismatch"), ("text/plain", ".bashrc", "mismatch"),
    ("text/plain", "a.txt ", "mismatch"), ("text/plain", "a.txt\u{200b}", "mismatch"),
    ("text/plain", "a.ｔｘｔ", "mismatch"), ("text/plain", "a.bat", "mismatch"),
    ("application/pdf", "a.pdf", "allow"), ("application/pdf", "a", "mismatch"),
    ("application/pdf", "a.exe.pdf", "allow"), ("application/pdf", "a.pdf.exe", "mismatch"),
    ("application/pdf", "a.pdf/b", "mismatch"), ("application/pdf", "", "mismatch"),
    ("application/pdfx", "a.pdf", "unknown"), ("application/pd", "a.pdf", "unknown"),
    ("image/png", "a.png", "allow"), ("image/anything", "a.png", "allow"),
    ("image/png", "a.txt", "mismatch"), ("imagex/png", "a.png", "unknown"),
    ("application/x-dosexec", "a.pdf", "forbid"), ("application/x-dosexec", "a", "forbid"),
    ("application/octet-stream", "a.txt", "unknown"), ("", "a.txt", "unknown"),
  ])
  func `Content decides and the last extension must fit`(
    content: String, name: String, expected: String
  ) {
    #expect(answer(content, Array(name.utf8)) == expected)
  }

  @Test func `No known content is unknown under every name`() {
    for name in ["a.txt", "a.pdf", "a", ""] {
      #expect(answer(nil, Array(name.utf8)) == "unknown")
    }
  }

  @Test func `A name that is no text never fits`() {
    #expect(answer("text/plain", [0x61, 0x2e, 0xff, 0xfe]) == "mismatch")
    #expect(answer("text/plain", [0xff, 0x2e, 0x74, 0x78, 0x74]) == "allow")
  }

  @Test func `A mismatch names the content and the extension in lower case`() {
    let answer = policy.answer(
      for: ContentType(rawValue: "application/pdf"), name: RawName("报告.DOCX"))
    #expect(
      answer == .mismatch(ContentType(rawValue: "application/pdf"), fileExtension: "docx"))
  }
}
