import GateDomain
import GateForms
import Testing

@Suite("Conditions and routes")
struct RouteChoiceTests {
  private static let days = FactName(field: "p", aspect: .days)
  private static let kind = FactName(field: "kind", aspect: nil)

  private func holds(_ condition: Condition, _ known: [String: Fact]) -> Bool {
    FormFacts(known: known).satisfy(condition)
  }

  @Test("comparisons include their bound, and a missing fact satisfies none of them")
  func comparisons() {
    for days in Int64(-1)...5 {
      let known: [String: Fact] = ["p.days": .number(days)]
      #expect(holds(.fact(Self.days, .atLeast(2)), known) == (days >= 2))
      #expect(holds(.fact(Self.days, .atMost(2)), known) == (days <= 2))
      #expect(holds(.fact(Self.days, .isIn(["2"])), known) == (days == 2))
      #expect(holds(.not(.fact(Self.days, .atMost(2))), known) == (days > 2))
    }
    for comparison in [
      Condition.Comparison.atLeast(0), .atMost(0), .isIn(["a"]),
    ] {
      #expect(!holds(.fact(Self.days, comparison), [:]))
      #expect(holds(.not(.fact(Self.days, comparison)), [:]))
    }
    #expect(!holds(.fact(Self.kind, .atLeast(0)), ["kind": .word("a")]))
  }

  @Test("all and any are what they say, over every pair of answers")
  func joining() {
    func fact(_ isTrue: Bool) -> Condition { .fact(Self.kind, .isIn([isTrue ? "a" : "b"])) }
    for left in [true, false] {
      for right in [true, false] {
        let known: [String: Fact] = ["kind": .word("a")]
        #expect(holds(.all([fact(left), fact(right)]), known) == (left && right))
        #expect(holds(.any([fact(left), fact(right)]), known) == (left || right))
      }
    }
  }

  private func rule(_ id: String, _ when: Condition?) -> RouteRule {
    RouteRule(
      id: id, title: Words("甲", "a"), when: when,
      steps: [ApprovalStep(id: "s", name: "甲", role: .leader, need: 1)], allowsBatch: false)
  }

  @Test("forbidding wins, then the first rule that applies, and without one nothing goes")
  func choosing() {
    let one = Condition.fact(Self.days, .atMost(1))
    let forbid = ForbidRule(
      id: "no", when: .fact(Self.kind, .isIn(["x"])), say: Words("不行", "no"))
    let route = Route(
      form: "f", decideWithin: .init(seconds: 1), forbidden: [forbid],
      rules: [rule("first", one), rule("second", .fact(Self.kind, .isIn(["a", "x"])))])
    func choice(_ known: [String: Fact]) -> RouteChoice {
      route.choice(for: FormFacts(known: known))
    }
    #expect(choice(["p.days": .number(1), "kind": .word("a")]) == .rule(route.rules[0]))
    #expect(choice(["p.days": .number(2), "kind": .word("a")]) == .rule(route.rules[1]))
    #expect(choice(["p.days": .number(1), "kind": .word("x")]) == .forbidden(forbid))
    #expect(choice(["p.days": .number(2), "kind": .word("b")]) == .none)
    #expect(choice([:]) == .none)
  }

  @Test(
    "a period counts the days of the calendar that it touches",
    arguments: [
      ("2026-11-23T09:00", "2026-11-23T18:00", 1), ("2026-11-23T00:00", "2026-11-24T00:00", 1),
      ("2026-11-23T00:00", "2026-11-24T00:01", 2), ("2026-11-23T23:59", "2026-11-24T00:01", 2),
      ("2026-11-30T09:00", "2026-12-02T18:00", 3),
    ] as [(String, String, Int64)])
  func days(from: String, until: String, days: Int64) throws {
    let begin = try #require(Timestamp(formText: from, offsetSeconds: 28_800))
    let end = try #require(Timestamp(formText: until, offsetSeconds: 28_800))
    let window = try #require(Window(notBefore: begin, notAfter: end))
    let form = FormParsingTests.form([
      FormParsingTests.field("p", .period(longest: 1, ahead: 1))
    ])
    let facts = FormFacts(
      form: form, values: ["p": .period(window)], department: "一科", levels: [],
      offsetSeconds: 28_800)
    #expect(facts[Self.days] == .number(days))
    #expect(facts[FormFacts.department] == .word("一科"))
  }

  @Test("files count by number, copies and highest level; an unknown level counts as the highest")
  func files() {
    let form = FormParsingTests.form([
      FormParsingTests.field("f", .files(.init(most: 9, hasLevels: true, mostCopies: 9)))
    ])
    func fact(_ aspect: FactName.Aspect, _ levels: [String]) -> Fact? {
      let files = levels.map { NamedFile(name: $0, level: $0, copies: 2) }
      return FormFacts(
        form: form, values: ["f": .files(files)], department: "", levels: ["low", "mid", "high"],
        offsetSeconds: 0)[FactName(field: "f", aspect: aspect)]
    }
    #expect(fact(.level, ["low", "mid"]) == .number(1))
    #expect(fact(.level, ["low", "unheard-of"]) == .number(3))
    #expect(fact(.count, ["low", "mid"]) == .number(2))
    #expect(fact(.copies, ["low", "mid"]) == .number(4))
  }
}
