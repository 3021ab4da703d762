/// A language that pages and messages are written in.
public enum Language: String, CaseIterable, Sendable, Codable {
  /// Simplified Chinese, the first language of every text.
  case chinese = "zh-CN"
  /// English.
  case english = "en"
}

/// One text in every language, so that none can be forgotten.
public struct Words: Hashable, Sendable {
  /// Simplified Chinese.
  public let chinese: String
  /// English.
  public let english: String

  /// Pairs a text with its translation.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The text in `language`.
  public func `in`(_ language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
