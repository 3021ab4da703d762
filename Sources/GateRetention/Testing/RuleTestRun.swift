public import GateDomain
public import GatePolicy

/// Every example of a rules folder, tried on the rules.
public struct RuleTestRun: Sendable {
  /// An example that did not come out as expected.
  public struct Failure: Hashable, Sendable {
    /// The example.
    public let example: RuleExample
    /// What is wrong.
    public let words: Words
  }

  /// The rules.
  public let rules: RetentionRules
  /// How many examples there are.
  public let count: Int
  /// Those that failed.
  public let failures: [Failure]

  /// Reads a folder and tries every example; throws every mistake in it.
  public static func run(folder: String) throws(PolicyProblems) -> RuleTestRun {
    let files = try RuleFiles.read(folder)
    _ = try MachineRules(files)
    return RuleTestRun(try RetentionRules(files))
  }

  /// Tries the examples of rules.
  public init(_ rules: RetentionRules) {
    self.rules = rules
    count = rules.examples.count
    let matcher = RetentionMatcher(rules, register: Self.register(for: rules))
    failures = rules.examples.compactMap { example in
      let spoke = matcher.verdict(on: example.document(in: rules)).speaks(example.rule)
      guard spoke != example.isFound else { return nil }
      return Failure(
        example: example,
        words: example.isFound
          ? Words("规则“\(example.rule)”应当命中，却没有", "\"\(example.rule)\" must find this and does not")
          : Words("规则“\(example.rule)”不应命中，却命中了", "\"\(example.rule)\" finds this and must not"))
    }
  }

  // What the examples of rules about registered documents are compared with.
  private static func register(for rules: RetentionRules) -> ExportRegister {
    var register = ExportRegister(salt: [1])
    for example in rules.examples where example.isFound {
      guard case .registered = rules.rule(example.rule)?.test else { continue }
      register.add(
        ExportRegister.Document(name: "example", at: Timestamp(milliseconds: 0)), digests: [],
        text: example.text.unicodeScalars.map(\.value))
    }
    return register
  }
}

extension RuleExample {
  /// The example as the part that its rule looks at.
  func document(in rules: RetentionRules) -> InspectedDocument {
    var source = PatternTest.Source.text
    if case .pattern(let test) = rules.rule(rule)?.test, !test.sources.contains(.text) {
      source = PatternTest.Source.allCases.first { test.sources.contains($0) } ?? .text
    }
    return InspectedDocument(
      parts: [InspectedDocument.Part(source: source, place: "", text: text)])
  }
}

extension DocumentVerdict {
  /// Whether a rule speaks; a veto speaks too, which evidence does not show.
  func speaks(_ rule: String) -> Bool {
    (evidence + vetoes).contains { $0.rule == rule }
  }
}
