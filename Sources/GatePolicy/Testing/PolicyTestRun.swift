import GateForms

/// The outcome of every example beside the policy, run against the policy.
///
/// `gatectl policy check` runs this: the reading finds the mistakes, the examples find the rules
/// that do not mean what their author thinks.
public struct PolicyTestRun: Sendable {
  /// The policy that was asked.
  public let bundle: PolicyBundle
  /// One result for each example, in the order of files and lines.
  public let results: [PolicyTestResult]
  /// The groups of the type table that no example asks about.
  public let untestedGroups: [TypeGroup]

  /// The rules of routes that no example reaches, as `FORM RULE`.
  public let untestedRules: [String]

  /// The results that are not as expected.
  public var failures: [PolicyTestResult] { results.filter { !$0.passed } }
  /// Whether there was an example and all were as expected.
  public var passed: Bool { !results.isEmpty && failures.isEmpty }

  /// Reads a policy folder with its examples and asks every one of them.
  ///
  /// Throws every mistake in the policy, or if there is none every mistake in the examples.
  public static func run(folder: String) throws(PolicyProblems) -> PolicyTestRun {
    let folder = try PolicyFolder.read(folder)
    return PolicyTestRun(try PolicyBundle.read(folder), try examples(in: folder))
  }

  init(_ bundle: PolicyBundle, _ examples: [PolicyExample]) {
    self.bundle = bundle
    results = examples.map { $0.result(of: bundle) }
    let tested = Set(examples.compactMap { $0.group(in: bundle.types)?.id })
    untestedGroups = bundle.types.groups.filter { !tested.contains($0.id) }
    let reached = Set(examples.compactMap { $0.rule(in: bundle) })
    untestedRules = bundle.rules.filter { !reached.contains($0) }
  }

  static func examples(in folder: PolicyFolder) throws(PolicyProblems) -> [PolicyExample] {
    let problems = ProblemList()
    let examples = folder.examples.flatMap { file in
      Document.root(of: folder.files[file] ?? [], in: file, problems: problems)?.mapping()
        .map(PolicyExample.list) ?? []
    }
    try problems.check()
    return examples
  }
}

extension PolicyBundle {
  /// Every rule of every route, as `FORM RULE`.
  fileprivate var rules: [String] {
    forms.flatMap { form in
      let route = routes[form.id]
      return (route?.forbidden.map { "\(form.id) forbid \($0.id)" } ?? [])
        + (route?.rules.map { "\(form.id) \($0.id)" } ?? [])
    }
  }
}

extension PolicyExample {
  /// The rule of a route that the example reaches.
  fileprivate func rule(in bundle: PolicyBundle) -> String? {
    guard case .request(let form, _) = question else { return nil }
    let answer = result(of: bundle).answered
    return "\(form) \(answer.prefix { $0 != ":" })"
  }

  /// The group of the type table that the example asks about.
  fileprivate func group(in types: TypePolicy) -> TypeGroup? {
    guard case .type(let content?, _) = question else { return nil }
    return types.group(of: content)
  }
}
