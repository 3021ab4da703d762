/// One person's wish, as a form of the office, with everything that was decided about it.
public struct Request: Hashable, Sendable, Codable {
  /// The request's own name.
  public let id: Identifier<Request>
  /// Its number in the office's register, such as `传入〔2026〕12号`.
  public let number: String
  /// Who asks.
  public let requester: Identifier<Person>
  /// The requester's name and department when it was first submitted.
  public let requesterName, department: String
  /// The rule that chose the route.
  public internal(set) var rule: String
  /// The route it goes, frozen when its version was submitted.
  public internal(set) var steps: [ApprovalStep]
  /// The grant that approval makes.
  public let terms: GrantTerms
  /// Whether it may be answered together with others.
  public internal(set) var allowsBatch: Bool
  /// The policy bundle that chose the route.
  public internal(set) var policy: Digest
  /// When nobody's decision counts any more.
  public let decideBefore: Timestamp
  /// Where it stands.
  public internal(set) var state: RequestState
  /// Every version, oldest first; never empty.
  public internal(set) var revisions: [Revision]
  /// Every answer ever given, oldest first, stale ones included.
  public internal(set) var approvals: [Approval]
  /// Everybody whose approval was asked for besides the quorums.
  public internal(set) var reviewers: [AddedReviewer] = []
  /// Every turn that was given away.
  public internal(set) var handOvers: [HandOver] = []
  /// When the requester asked the approvers to hurry.
  public internal(set) var reminders: [Timestamp] = []
  /// Steps that have waited so long that somebody higher may decide them too.
  public internal(set) var escalated: [String] = []
  /// Steps that have waited longer than their reminder says; nil before there was any.
  public internal(set) var overdueSteps: [String]?
  /// How changed versions came to go another way; nil before there was any.
  public internal(set) var reroutings: [Rerouting]?
  /// When the open step began to wait.
  public internal(set) var stepOpenedAt: Timestamp
  /// When it last changed; no later act counts as earlier, whatever the clock says.
  public internal(set) var changedAt: Timestamp

  /// A request as first submitted.
  public init(
    id: Identifier<Request>, number: String, requester: Person, rule: String = "",
    steps: [ApprovalStep], terms: GrantTerms, allowsBatch: Bool = false, policy: Digest,
    decideBefore: Timestamp, revision: Revision
  ) {
    self.id = id
    self.number = number
    self.requester = requester.id
    requesterName = requester.name
    department = requester.department
    self.rule = rule
    self.steps = steps
    self.terms = terms
    self.allowsBatch = allowsBatch
    self.policy = policy
    self.decideBefore = decideBefore
    state = .inReview
    revisions = [revision]
    approvals = []
    stepOpenedAt = revision.submittedAt
    changedAt = revision.submittedAt
  }

  /// The version that counts.
  public var revision: Revision { revisions[revisions.count - 1] }

  /// The form it was filled in on.
  public var form: String { revision.content.form }

  /// The yeses that count: given to the current revision.
  public var standingApprovals: [Approval] {
    approvals.filter { $0.revision == revision.digest && $0.answer == .approve }
  }

  /// The first step that lacks approvals; nil when all are met.
  ///
  /// Security: an added reviewer only ever adds to what a step needs.
  public var openStep: ApprovalStep? {
    let standing = standingApprovals
    return steps.first { step in
      let counted = standing.count { $0.step == step.id && !$0.isReview }
      return counted < max(1, step.need) || !pendingReviewers(of: step, standing).isEmpty
    }
  }

  /// Added reviewers of a step who have not approved the current revision.
  public func pendingReviewers(of step: ApprovalStep) -> [AddedReviewer] {
    pendingReviewers(of: step, standingApprovals)
  }

  private func pendingReviewers(of step: ApprovalStep, _ standing: [Approval])
    -> [AddedReviewer]
  {
    reviewers.filter { added in
      added.step == step.id
        && !standing.contains { $0.isReview && $0.approver == added.reviewer }
    }
  }

  /// What the standing approvals leave of the request, all taken together.
  public var narrowing: Narrowing {
    standingApprovals.compactMap(\.narrowing).reduce(Narrowing()) { $0 & $1 }
  }
}
