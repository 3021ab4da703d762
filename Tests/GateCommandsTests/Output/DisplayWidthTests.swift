import Testing

@testable import GateCommands

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("关口", 4), ("a关b", 4), ("（）", 4), ("〔2026〕", 8), ("é", 1), ("e\u{301}", 1),
    ("→", 1), ("…", 1), ("█░", 2), ("한글", 4), ("ｆｕｌｌ", 8), ("🚪", 2), ("\u{200b}x", 1), ("𠮷", 2),
    ("–", 1), ("✓", 1),
  ])
  func `a text takes its columns`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [("abc", 5, "abc  "), ("关口", 5, "关口 "), ("关口", 3, "关口")])
  func `padding counts columns`(text: String, width: Int, padded: String) {
    #expect(DisplayWidth.padded(text, to: width) == padded)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("关口闸机", 5, "关口…"), ("关口闸机", 6, "关口…"),
    ("x", 0, ""),
  ])
  func `shortening never takes more columns`(text: String, width: Int, shortened: String) {
    let result = DisplayWidth.shortened(text, to: width)
    #expect(result == shortened)
    #expect(DisplayWidth.of(result) <= width)
  }
}
