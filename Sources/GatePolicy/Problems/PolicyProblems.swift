public import GateDomain

/// Every mistake found in one reading, ordered by place; never empty.
public struct PolicyProblems: ExplainedError, Hashable, Sendable {
  /// The mistakes.
  public let all: [PolicyProblem]

  /// Collects mistakes; nil when there is none.
  init?(_ problems: [PolicyProblem]) {
    guard !problems.isEmpty else { return nil }
    all = problems.sorted()
  }

  /// All places and what is wrong there; the first mistake's remedy.
  public var explanation: Explanation {
    Explanation(
      what: Words(
        all.map(\.headline.chinese).joined(separator: "\n"),
        all.map(\.headline.english).joined(separator: "\n")),
      hint: all[0].explanation.hint)
  }
}
