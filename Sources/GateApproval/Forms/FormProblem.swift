public import GateDomain

/// What is wrong with one field of a form.
public struct FormProblem: Hashable, Sendable {
  /// The field.
  public let field: InboundForm.Field
  /// What is wrong and what to write instead.
  public let explanation: Explanation

  /// Describes a problem.
  public init(field: InboundForm.Field, explanation: Explanation) {
    self.field = field
    self.explanation = explanation
  }
}

/// Everything that is wrong with a form, in the order of its fields; never empty.
public struct FormProblems: Error, Hashable, Sendable {
  /// The problems.
  public let problems: [FormProblem]

  /// Collects problems.
  public init(_ problems: [FormProblem]) {
    self.problems = problems
  }
}
