import Foundation
import GateDomain

/// Tells the demonstration step by step, in Chinese and English.
struct Narrator {
  private var step = 0

  /// Begins the next step.
  mutating func step(_ chinese: String, _ english: String) {
    step += 1
    put("\n[\(step)] \(chinese) · \(english)")
  }

  /// Adds a line to the step.
  func line(_ chinese: String, _ english: String) {
    put("    \(chinese) · \(english)")
  }

  func plain(_ line: String) {
    put("    " + line)
  }

  /// What is wrong and what to do, in both languages.
  func explain(_ explanation: Explanation) {
    for language in [Language.chinese, .english] {
      let mark = language == .chinese ? "提示" : "hint"
      put("      \(explanation.what.in(language))")
      put("      \(mark): \(explanation.hint.in(language))")
    }
  }

  // Written at once, so that it stands in order with the progress on standard error.
  func put(_ line: String) {
    print(line)
    _ = fflush(nil)
  }
}
