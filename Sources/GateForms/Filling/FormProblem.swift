public import GateDomain

/// What is wrong with one text of a form.
public struct FormProblem: Hashable, Sendable {
  /// The text, as `FilledForm` names it; empty for the form as a whole.
  public let field: String
  /// What the field is called.
  public let label: Words
  /// What is wrong and what to write instead.
  public let explanation: Explanation

  /// Describes a problem.
  public init(field: String, label: Words, explanation: Explanation) {
    self.field = field
    self.label = label
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
