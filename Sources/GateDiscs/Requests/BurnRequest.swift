public import GateDomain

/// One person's wish to take files out on discs, with everything that was decided about it.
public struct BurnRequest: Hashable, Sendable, Codable {
  /// The request's own name; the draft that became it had the same.
  public let id: Identifier<BurnRequest>
  /// Its number in the office's register, such as `刻录〔2026〕12号`.
  public let number: String
  /// Who asks, under which name and department.
  public let requester: Identifier<Person>
  /// The requester's name and department at that time.
  public let requesterName, department: String
  /// The route it goes, frozen.
  public let steps: [ApprovalStep]
  /// The policy bundle that chose the route.
  public let policy: Digest
  /// When nobody's decision counts any more.
  public let decideBefore: Timestamp
  /// What it asks for; never changed.
  public let order: BurnOrder
  /// Digest of the order; approvals name it.
  public let digest: Digest
  /// When it was submitted.
  public let submittedAt: Timestamp
  /// Where it stands.
  public internal(set) var state: RequestState
  /// Every answer, oldest first.
  public internal(set) var approvals: [Approval]

  /// A request as submitted.
  public init(
    id: Identifier<BurnRequest>, number: String, requester: Person, steps: [ApprovalStep],
    policy: Digest, decideBefore: Timestamp, order: BurnOrder, at time: Timestamp
  ) {
    self.id = id
    self.number = number
    self.requester = requester.id
    requesterName = requester.name
    department = requester.department
    self.steps = steps
    self.policy = policy
    self.decideBefore = decideBefore
    self.order = order
    digest = order.digest(for: id)
    submittedAt = time
    state = .inReview
    approvals = []
  }

  /// The yeses.
  public var standingApprovals: [Approval] {
    approvals.filter { $0.answer == .approve && $0.revision == digest }
  }

  /// The first step that lacks approvals; nil when all are met.
  public var openStep: ApprovalStep? {
    steps.first { step in standingApprovals.count { $0.step == step.id } < max(1, step.need) }
  }
}
