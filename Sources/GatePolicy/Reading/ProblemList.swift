import GateDomain

/// Collects the mistakes of one reading, so that an officer sees all of them at once.
final class ProblemList {
  private(set) var problems: [PolicyProblem] = []

  /// Notes a mistake at `place` of `file`, or of the file as a whole.
  func report(
    _ code: PolicyProblem.Code, in file: String, at place: Place? = nil, _ what: Words,
    hint: Words
  ) {
    problems.append(
      PolicyProblem(
        file: file, line: place?.line, column: place?.column, code: code,
        explanation: Explanation(what: what, hint: hint)))
  }

  /// Throws when anything was noted.
  func check() throws(PolicyProblems) {
    if let problems = PolicyProblems(problems) { throw problems }
  }
}
