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

  /// Describes an answer.
  public init(
    approver: Identifier<Person>, approverName: String, step: String, answer: Answer,
    reason: String, revision: Digest, at: Timestamp
  ) {
    self.approver = approver
    self.approverName = approverName
    self.step = step
    self.answer = answer
    self.reason = reason
    self.revision = revision
    self.at = at
  }
}
