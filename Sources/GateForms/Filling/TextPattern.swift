/// Regular expressions of form files.
public enum TextPattern {
  /// Whether the text is a regular expression.
  public static func isValid(_ pattern: String) -> Bool {
    (try? Regex(pattern)) != nil
  }

  /// Whether the whole text looks like the pattern; nothing looks like a pattern that is none.
  public static func matches(_ text: String, _ pattern: String) -> Bool {
    guard let regex = try? Regex(pattern), let match = try? regex.wholeMatch(in: text) else {
      return false
    }
    return match.range == text.startIndex..<text.endIndex
  }
}
