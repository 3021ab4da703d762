import GateDomain
import Testing

@testable import GateConsole

@Suite struct HTMLTests {
  /// What people and media have written to get markup or confusion onto a page, and what is sent.
  static let corpus: [(String, String)] = [
    ("", ""),
    ("报告 2026.docx", "报告 2026.docx"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
    ("' onfocus='alert(1)", "&#39; onfocus=&#39;alert(1)"),
    ("a && b &amp; c", "a &amp;&amp; b &amp;amp; c"),
    ("&#x3c;script&#x3e;", "&amp;#x3c;script&amp;#x3e;"),
    ("javascript:alert(1)", "javascript:alert(1)"),
    ("]]><!--<svg/onload=alert(1)>", "]]&gt;&lt;!--&lt;svg/onload=alert(1)&gt;"),
    ("nul\u{0}esc\u{1b}[31mdel\u{7f}", "nul\u{FFFD}esc\u{FFFD}[31mdel\u{FFFD}"),
    ("c1\u{85}\u{9b}", "c1\u{FFFD}\u{FFFD}"),
    ("kcehc\u{202e}fdp.exe", "kcehc\u{FFFD}fdp.exe"),
    ("\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}", "\u{FFFD}a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("first\nsecond\tthird\r", "first\nsecond\tthird\r"),
    ("“引号”… ½ é \u{1F600}", "“引号”… ½ é \u{1F600}"),
    ("a\u{300}\"<", "a\u{300}&quot;&lt;"),
  ]

  @Test("An interpolated text is only text", arguments: corpus)
  func text(_ raw: String, _ sent: String) {
    let html: HTML = "<p title=\"\(raw)\">\(raw)</p>"
    #expect(Array(html.markup.utf8) == Array("<p title=\"\(sent)\">\(sent)</p>".utf8))
  }

  @Test("Every single byte of ASCII is text in content and in an attribute")
  func everyByte() {
    for byte in UInt8(0)..<0x80 {
      let html: HTML = "\(String(UnicodeScalar(byte)))"
      let isHarmless = !html.markup.contains { "<>\"'".contains($0) }
      #expect(isHarmless, "byte \(byte)")
      #expect(html.markup.utf8.allSatisfy { $0 != 0 && $0 != 0x1b })
    }
  }

  @Test("A literal inside an interpolation is text, too", arguments: [true, false])
  func literalInside(_ isBold: Bool) {
    let html: HTML = "<p>\(isBold ? "<b>" : "")</p>"
    #expect(html.markup == (isBold ? "<p>&lt;b&gt;</p>" : "<p></p>"))
  }

  @Test("Markup stays markup, alone, missing, in a list and joined")
  func markup() {
    let items: [HTML] = ["<li>1</li>", "<li>2</li>"]
    let none: HTML? = nil
    let html: HTML = "<ul>\(items)\(none)</ul>\(items.joined(by: ", "))\(7)"
    #expect(html.markup == "<ul><li>1</li><li>2</li></ul><li>1</li>, <li>2</li>7")
  }

  @Test("A name from outside is shown in its printable form, escaped")
  func rawName() {
    let html: HTML = "\(RawName([0x61, 0x1b, 0x3c, 0xff]))\(RawName("a\u{202e}b"))"
    #expect(html.markup == "a\\x1b&lt;\\xffa\\u{202e}b")
  }

  @Test("An identifier is escaped")
  func identifier() {
    let html: HTML = "\(Identifier<Person>("<x>"))"
    #expect(html.markup == "&lt;x&gt;")
  }
}
