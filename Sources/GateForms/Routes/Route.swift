public import GateDomain

/// How the requests of one form are decided, as `policies/routes/` says.
public struct Route: Hashable, Sendable {
  /// The form.
  public let form: String
  /// How long a request may wait for its decisions.
  public let decideWithin: ApprovalStep.Duration
  /// What is never allowed, asked before any rule.
  public let forbidden: [ForbidRule]
  /// The rules, never empty; the first that applies chooses the route.
  public let rules: [RouteRule]

  /// Describes a route.
  public init(
    form: String, decideWithin: ApprovalStep.Duration, forbidden: [ForbidRule],
    rules: [RouteRule]
  ) {
    self.form = form
    self.decideWithin = decideWithin
    self.forbidden = forbidden
    self.rules = rules
  }

  /// The way of a request with these facts.
  ///
  /// Security: forbidding wins, and where no rule applies nothing may be asked for.
  public func choice(for facts: FormFacts) -> RouteChoice {
    if let rule = forbidden.first(where: { facts.satisfy($0.when) }) { return .forbidden(rule) }
    return rules.first { $0.when.map(facts.satisfy) ?? true }.map(RouteChoice.rule) ?? .none
  }
}

/// Which way a request goes.
public enum RouteChoice: Hashable, Sendable {
  /// This rule's steps.
  case rule(RouteRule)
  /// Nowhere: this may never be asked for.
  case forbidden(ForbidRule)
  /// Nowhere: no rule provides for it.
  case none
}

/// One rule of a route.
public struct RouteRule: Hashable, Sendable {
  /// Short name, unique within the route.
  public let id: String
  /// The rule in a sentence.
  public let title: Words
  /// When it applies; nil for always.
  public let when: Condition?
  /// Who decides, in order; never empty.
  public let steps: [ApprovalStep]
  /// Whether such requests may be answered several at once.
  public let allowsBatch: Bool

  /// Describes a rule.
  public init(
    id: String, title: Words, when: Condition?, steps: [ApprovalStep], allowsBatch: Bool
  ) {
    self.id = id
    self.title = title
    self.when = when
    self.steps = steps
    self.allowsBatch = allowsBatch
  }
}

/// What is never allowed.
public struct ForbidRule: Hashable, Sendable {
  /// Short name, unique within the route.
  public let id: String
  /// When it applies.
  public let when: Condition
  /// Why, for whoever asks.
  public let say: Words

  /// Describes a rule.
  public init(id: String, when: Condition, say: Words) {
    self.id = id
    self.when = when
    self.say = say
  }
}
