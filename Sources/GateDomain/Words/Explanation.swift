/// Why something was refused or held, and what the reader can do about it.
public struct Explanation: Hashable, Sendable {
  /// What is wrong, one sentence.
  public let what: Words
  /// What to do next, one sentence.
  public let hint: Words

  /// Pairs a reason with its remedy.
  public init(what: Words, hint: Words) {
    self.what = what
    self.hint = hint
  }
}
