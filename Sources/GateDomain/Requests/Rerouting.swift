/// The way that a changed version of a request goes, where it is not the one before.
public struct NewRoute: Hashable, Sendable, Codable {
  /// The rule that chose it.
  public let rule: String
  /// Who decides, in order.
  public let steps: [ApprovalStep]
  /// Whether it may be answered together with others.
  public let allowsBatch: Bool
  /// The policy bundle that chose it.
  public let policy: Digest

  /// Describes a way.
  public init(rule: String, steps: [ApprovalStep], allowsBatch: Bool, policy: Digest) {
    self.rule = rule
    self.steps = steps
    self.allowsBatch = allowsBatch
    self.policy = policy
  }
}

/// That a changed version went another way than the one before.
public struct Rerouting: Hashable, Sendable, Codable {
  /// The rules that chose the way before and the way since.
  public let from, to: String
  /// The version that goes the new way.
  public let revision: Int
  /// When.
  public let at: Timestamp
}

extension Request {
  /// The request on its new way.
  ///
  /// Security: no approval must EVER count on a way for which it was not given. None does, since
  /// each names the digest of an older version. Whoever was added as a reviewer stays: a change
  /// never takes a pair of eyes away.
  func rerouted(_ route: NewRoute, revision: Int, at time: Timestamp) -> Request {
    var next = self
    let known = Set(route.steps.map(\.id))
    next.reviewers = reviewers.map { added in
      guard !known.contains(added.step), let first = route.steps.first else { return added }
      return AddedReviewer(
        reviewer: added.reviewer, name: added.name, step: first.id, by: added.by,
        reason: added.reason, at: added.at)
    }
    next.reroutings =
      (reroutings ?? []) + [Rerouting(from: rule, to: route.rule, revision: revision, at: time)]
    next.rule = route.rule
    next.steps = route.steps
    next.allowsBatch = route.allowsBatch
    next.policy = route.policy
    next.escalated = []
    next.handOvers = []
    return next
  }

  /// Whether the open step has waited longer than its reminder says.
  public var isOverdue: Bool {
    guard state == .inReview, let step = openStep else { return false }
    return overdueSteps?.contains(step.id) ?? false
  }

  /// The request whose open step has waited past its reminder; unchanged where it has none.
  ///
  /// Nothing is decided by it: the step is marked, and stands first in its approvers' lists.
  public func reminding(at time: Timestamp) -> Request {
    guard state == .inReview, let step = openStep, step.reminder != nil, !isOverdue else {
      return self
    }
    var next = self
    next.overdueSteps = (overdueSteps ?? []) + [step.id]
    next.changedAt = max(time, changedAt)
    return next
  }
}
