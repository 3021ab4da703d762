import GateDomain
public import GatePolicy

extension RetentionRules {
  /// Reads `retained/*.yaml`, or throws every mistake with its file and line.
  ///
  /// Every rule must say what it finds and what it does not: a rule without both is a mistake.
  public init(_ files: RuleFiles) throws(PolicyProblems) {
    let problems = ProblemList()
    var (rules, examples) = ([RetentionRule](), [RuleExample]())
    var (version, seen) = (0, Set<String>())
    for file in files.files.keys.filter({ $0.hasPrefix("retained/") }).sorted() {
      guard
        let map = Document.root(of: files.files[file] ?? [], in: file, problems: problems)?
          .mapping()
      else { continue }
      if let found = map.optional("version")?.integer(in: 1...1_000_000) {
        version = max(version, found)
      }
      for field in map.required("rules")?.list() ?? [] {
        guard let (rule, tried) = RetentionRule.read(field, seen: &seen) else { continue }
        rules.append(rule)
        examples += tried
      }
      map.finish()
    }
    Self.checkCancels(rules, problems)
    if rules.isEmpty {
      problems.report(
        .emptyList, in: "retained", Words("没有规则", "there is no rule"),
        hint: Words("请至少写一条规则", "write at least one"))
    }
    try problems.check()
    self.init(version: version, digest: files.digest, rules: rules, examples: examples)
  }

  private static func checkCancels(_ rules: [RetentionRule], _ problems: ProblemList) {
    let known = Set(rules.map(\.id))
    for rule in rules {
      for name in rule.cancels where !known.contains(name) {
        let place = rule.place.split(separator: ":")
        problems.report(
          .badValue, in: String(place[0]), line: Int(place[1]) ?? 1,
          Words(
            "规则“\(rule.id)”要抵消的“\(name)”不存在", "\"\(rule.id)\" cancels \"\(name)\", which is no rule"
          ),
          hint: Words("请核对规则代号", "check the rule's name"))
      }
    }
  }
}

extension RetentionRule {
  private enum Kind: String, CaseIterable { case pattern, keywords, numbers, registered }

  fileprivate static func read(_ field: Field, seen: inout Set<String>)
    -> (RetentionRule, [RuleExample])?
  {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let title = map.required("title")?.words()
    let severity = map.required("severity")?.choice(Severity.self)
    let within = map.required("delete-within")?.duration(in: 3_600...366 * 86_400)
    let points = map.optional("points").map { $0.integer(in: 0...100) } ?? findingPoints
    let cancels = map.optional("cancels").map { $0.texts() } ?? []
    let marksField = map.optional("mark")
    let mark = marksField?.choice(Mark.self)
    let test = test(map)
    let examples = map.required("examples")?.mapping().flatMap { RuleExample.read($0, id ?? "") }
    guard let id, let title, let severity, let within, let points, let cancels, let test,
      let examples, marksField == nil || mark != nil
    else { return nil }
    let rule = RetentionRule(
      id: id, title: title, severity: severity, deleteWithinSeconds: within, points: points,
      cancels: cancels, mark: mark, test: test, place: "\(field.file):\(field.line)")
    return (rule, examples)
  }

  private static func test(_ map: FieldMap) -> Test? {
    guard let kind = map.required("kind")?.choice(Kind.self) else { return nil }
    return switch kind {
    case .pattern: PatternTest(map).map(Test.pattern)
    case .keywords: KeywordTest(map).map(Test.keywords)
    case .numbers: NumberTest(map).map(Test.numbers)
    case .registered: RegisteredTest(map).map(Test.registered)
    }
  }
}

extension RuleExample {
  /// Reads `found` and `clean`, each with at least one text.
  fileprivate static func read(_ map: FieldMap, _ rule: String) -> [RuleExample]? {
    defer { map.finish() }
    let (found, clean) = (list(map, "found", rule), list(map, "clean", rule))
    guard let found, let clean else { return nil }
    return found + clean
  }

  private static func list(_ map: FieldMap, _ key: String, _ rule: String) -> [RuleExample]? {
    guard let field = map.required(key), let items = field.list() else { return nil }
    guard !items.isEmpty else {
      field.report(
        .emptyList, Words("“\(key)”至少要有一个例子", "\"\(key)\" needs an example"),
        hint: Words("每条规则都要写明该命中和不该命中的例子", "every rule says what it finds and what it does not"))
      return nil
    }
    return items.compactMap { item in
      item.text().map {
        RuleExample(
          rule: rule, text: $0, isFound: key == "found", file: item.file, line: item.line)
      }
    }
  }
}
