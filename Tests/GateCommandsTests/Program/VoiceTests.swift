import GateDomain
import Testing

@testable import GateCommands

@Suite struct VoiceTests {
  @Test(arguments: [
    ([], ["LANG": "zh_CN.UTF-8"], Language.chinese), ([], ["LANG": "en_US.UTF-8"], .english),
    ([], [:], .english), ([], ["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], .english),
    ([], ["LC_ALL": "", "LANG": "zh_CN.UTF-8"], .chinese),
    (["--language", "zh"], ["LANG": "en_US"], .chinese),
    (["--language=en"], ["LANG": "zh_CN"], .english), (["--language"], ["LANG": "zh_CN"], .chinese),
  ])
  func `the language follows the option, then the locale`(
    arguments: [String], environment: [String: String], language: Language
  ) {
    #expect(Voice.chosen(arguments: arguments, environment: environment) == language)
  }
}
