public import GateDomain

/// What conditions can ask about one filled form.
public struct FormFacts: Sendable {
  private var known: [String: Fact] = [:]

  /// Collects the facts of what somebody filled in.
  public init(
    form: Form, values: [String: FormValue], requester: Person, context: FormContext
  ) {
    self.init(
      form: form, values: values, department: requester.department,
      levels: context.levels.map(\.id), offsetSeconds: context.offsetSeconds)
  }

  /// Collects the facts of a request.
  public init(
    form: Form, values: [String: FormValue], department: String, levels: [String],
    offsetSeconds: Int
  ) {
    let reading = FactReading(form: form, levels: levels, offsetSeconds: offsetSeconds)
    known = reading.facts(of: values)
    known[Self.department.text] = .word(department)
  }

  /// Facts that are known by name, for examples beside the policy.
  public init(known: [String: Fact]) {
    self.known = known
  }

  /// Whether the condition holds.
  public func satisfy(_ condition: Condition) -> Bool {
    switch condition {
    case .fact(let name, let comparison): self[name].map { Self.holds($0, comparison) } ?? false
    case .all(let parts): parts.allSatisfy(satisfy)
    case .any(let parts): parts.contains(where: satisfy)
    case .not(let part): !satisfy(part)
    }
  }

  /// One fact; nil while its field is empty.
  public subscript(name: FactName) -> Fact? { known[name.text] }

  /// The department of whoever asks.
  public static let department = FactName(field: "requester", aspect: .department)

  private static func holds(_ fact: Fact, _ comparison: Condition.Comparison) -> Bool {
    switch (fact, comparison) {
    case (.word(let word), .isIn(let words)): words.contains(word)
    case (.number(let number), .isIn(let words)): words.contains(String(number))
    case (.number(let number), .atLeast(let least)): number >= least
    case (.number(let number), .atMost(let most)): number <= most
    case (.word, _): false
    }
  }
}
