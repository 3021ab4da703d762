/// Every mistake found in one reading, ordered by place; never empty.
public struct PolicyProblems: Error, Hashable, Sendable {
  /// The mistakes.
  public let all: [PolicyProblem]

  /// Collects mistakes; nil when there is none.
  init?(_ problems: [PolicyProblem]) {
    guard !problems.isEmpty else { return nil }
    all = problems.sorted()
  }
}
