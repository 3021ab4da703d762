import GateDomain
import Testing

@testable import GateConsole

@Suite struct LanguageChoiceTests {
  static let headers: [(String, Language?)] = [
    ("", nil), ("zh-CN,zh;q=0.9,en;q=0.8", .chinese), ("en-GB", .english),
    ("en;q=0.3, zh;q=0.7", .chinese), ("de, en;q=0.5", .english), ("fr", nil),
    ("zh;q=0", nil), ("en;q=0, zh-TW;q=0.1", .chinese), ("EN", .english),
    ("en;q=wrong", .english), (";;;,,,", nil), ("zh;q=0.5,en;q=0.5", .chinese),
  ]

  @Test("The best known language of a header is taken", arguments: headers)
  func best(_ header: String, _ language: Language?) {
    #expect(LanguageChoice.accepted(header) == language)
  }
}
