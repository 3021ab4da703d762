/// One approver's answer to one revision of a request.
public struct Approval: Hashable, Sendable, Codable {
  /// What an approver can answer.
  public enum Answer: String, Hashable, Sendable, Codable, CaseIterable {
    /// Yes (同意).
    case approve
    /// No, for good (驳回).
    case reject
    /// Change it and submit again (退回).
    case `return`
  }

  /// Who answered.
  public let approver: Identifier<Person>
  /// The approver's name at that time.
  public let approverName: String
  /// The step that was answered.
  public let step: String
  /// The answer.
  public let answer: Answer
  /// Why; never empty for `reject` and `return`.
  public let reason: String
  /// The revision that was answered; an approval of any other revision is stale.
  public let revision: Digest
  /// When.
  public let at: Timestamp
  /// The department that the answer speaks for.
  public let department: String
  /// Whose role was used, when it was lent; nil for the approver's own.
  public let inSteadOf: Identifier<Person>?
  /// Whether it is the answer of an added reviewer, which no quorum counts.
  public let isReview: Bool
  /// What was taken away while approving.
  public let narrowing: Narrowing?
  /// The approver's own signature; nil where the step asks for none.
  public let seal: Seal?

  /// Describes an answer.
  public init(
    approver: Identifier<Person>, approverName: String, step: String, answer: Answer,
    reason: String, revision: Digest, at: Timestamp, department: String = "",
    inSteadOf: Identifier<Person>? = nil, isReview: Bool = false, narrowing: Narrowing? = nil,
    seal: Seal? = nil
  ) {
    self.approver = approver
    self.approverName = approverName
    self.step = step
    self.answer = answer
    self.reason = reason
    self.revision = revision
    self.at = at
    self.department = department
    self.inSteadOf = inSteadOf
    self.isReview = isReview
    self.narrowing = narrowing
    self.seal = seal
  }
}
