/// One person's wish to bring data in, with everything that was decided about it.
public struct Request: Hashable, Sendable, Codable {
  /// The request's own name.
  public let id: Identifier<Request>
  /// Its number in the office's register, such as `传入〔2026〕12号`.
  public let number: String
  /// Who asks.
  public let requester: Identifier<Person>
  /// The requester's name and department when it was first submitted.
  public let requesterName, department: String
  /// The route it goes, frozen when it was first submitted.
  public let steps: [ApprovalStep]
  /// The policy bundle that chose the route.
  public let policy: Digest
  /// When nobody's decision counts any more.
  public let decideBefore: Timestamp
  /// Where it stands.
  public internal(set) var state: RequestState
  /// Every version, oldest first; never empty.
  public internal(set) var revisions: [Revision]
  /// Every answer ever given, oldest first, stale ones included.
  public internal(set) var approvals: [Approval]

  /// A request as first submitted.
  public init(
    id: Identifier<Request>, number: String, requester: Person, steps: [ApprovalStep],
    policy: Digest, decideBefore: Timestamp, revision: Revision
  ) {
    self.id = id
    self.number = number
    self.requester = requester.id
    requesterName = requester.name
    department = requester.department
    self.steps = steps
    self.policy = policy
    self.decideBefore = decideBefore
    state = .inReview
    revisions = [revision]
    approvals = []
  }

  /// The version that counts.
  public var revision: Revision { revisions[revisions.count - 1] }

  /// The yeses that count: given to the current revision.
  public var standingApprovals: [Approval] {
    approvals.filter { $0.revision == revision.digest && $0.answer == .approve }
  }

  /// The first step that lacks approvals; nil when all are met.
  public var openStep: ApprovalStep? {
    steps.first { step in standingApprovals.count { $0.step == step.id } < max(1, step.need) }
  }
}
