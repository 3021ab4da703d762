public import GateDomain

/// One mistake in a policy or configuration file, with the place where it is.
public struct PolicyProblem: ExplainedError, Hashable, Sendable {
  /// The file as the reader was given it, below the policy folder where there is one.
  public let file: String
  /// Line counted from 1; nil when the problem is the file as a whole.
  public let line: Int?
  /// Column counted from 1 in Unicode scalars; nil when the problem is the file as a whole.
  public let column: Int?
  /// What kind of mistake it is.
  public let code: Code
  /// What is wrong and what to do, in words; names no place.
  public let explanation: Explanation

  /// Describes a mistake.
  public init(file: String, line: Int?, column: Int?, code: Code, explanation: Explanation) {
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.explanation = explanation
  }

  /// `types.yaml:12:5`, or the bare file when there is no line.
  public var place: String {
    [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
      .joined(separator: ":")
  }

  /// The place and what is wrong there, in one line.
  public var headline: Words {
    Words(
      "\(place)：\(explanation.what.chinese)", "\(place): \(explanation.what.english)")
  }
}

extension PolicyProblem: Comparable {
  /// Orders by file, then by place.
  public static func < (left: PolicyProblem, right: PolicyProblem) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0, left.code.rawValue)
      < (right.file, right.line ?? 0, right.column ?? 0, right.code.rawValue)
  }
}
