/// What can happen to a request after it was submitted.
public enum RequestAct: Hashable, Sendable {
  /// An approver answers, naming the revision they saw.
  case answer(Approval.Answer, revision: Digest, reason: String)
  /// The requester submits a changed version of a returned request.
  case resubmit(Revision)
  /// The requester takes it back.
  case withdraw
  /// An officer takes an approved request back.
  case void(reason: String)
}
