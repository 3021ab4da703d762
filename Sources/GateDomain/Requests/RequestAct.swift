/// What can happen to a request after it was submitted.
public enum RequestAct: Hashable, Sendable, Codable {
  /// An approver answers, naming the revision they saw.
  case answer(
    Approval.Answer, revision: Digest, reason: String, narrowing: Narrowing? = nil,
    seal: Seal? = nil)
  /// The requester submits a changed version of a returned request, and where the policy now
  /// provides another way, that one.
  case resubmit(Revision, route: NewRoute? = nil)
  /// The requester takes it back.
  case withdraw
  /// An officer takes an approved request back.
  case void(reason: String)
  /// An approver asks for one more approval besides the quorum (加签).
  case addReviewer(Person, reason: String)
  /// An approver gives their turn to another holder of the role (转办).
  case handOver(Person, reason: String)
  /// The requester asks the approvers to hurry (催办).
  case remind
}
