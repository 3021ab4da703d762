package import GateDomain

/// Collects the mistakes of one reading, so that an officer sees all of them at once.
package final class ProblemList {
  private(set) var problems: [PolicyProblem] = []

  /// Begins with none.
  package init() {}

  /// Notes a mistake at `place` of `file`, or of the file as a whole.
  package func report(
    _ code: PolicyProblem.Code, in file: String, at place: Place? = nil, _ what: Words,
    hint: Words
  ) {
    problems.append(
      PolicyProblem(
        file: file, line: place?.line, column: place?.column, code: code,
        explanation: Explanation(what: what, hint: hint)))
  }

  /// Notes a mistake on a line of `file`.
  package func report(
    _ code: PolicyProblem.Code, in file: String, line: Int, _ what: Words, hint: Words
  ) {
    report(code, in: file, at: Place(line: line, column: 1), what, hint: hint)
  }

  /// Throws when anything was noted.
  package func check() throws(PolicyProblems) {
    if let problems = PolicyProblems(problems) { throw problems }
  }
}
