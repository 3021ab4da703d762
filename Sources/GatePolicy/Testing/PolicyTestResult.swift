public import GateDomain

/// How one example of `tests/` came out.
public struct PolicyTestResult: Hashable, Sendable {
  /// The file of the example.
  public let file: String
  /// The line it begins at.
  public let line: Int
  /// What its author calls it.
  public let name: String
  /// What the example expects, in the words of its file.
  public let expected: String
  /// What the policy answers, in the same words.
  public let answered: String

  /// Whether they are the same.
  public var passed: Bool { expected == answered }

  /// One sentence on what came out.
  public var words: Words {
    passed
      ? Words("\(name)：符合预期（\(answered)）", "\(name): as expected (\(answered))")
      : Words(
        "\(name)：预期 \(expected)，实际 \(answered)",
        "\(name): expected \(expected), but the policy answers \(answered)")
  }
}
