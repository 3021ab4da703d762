/// Why an act on a request was refused.
public enum RequestRefusal: String, ExplainedError, Hashable, Sendable, Codable, CaseIterable {
  /// The approver is the requester, or wrote a version of the request.
  case selfApproval = "self-approval"
  /// The person does not hold the role that this act needs.
  case roleMissing = "role-missing"
  /// The person has already answered this revision.
  case alreadyAnswered = "already-answered"
  /// The request was changed after the approver opened it.
  case staleRevision = "stale-revision"
  /// The request is in a state in which this act means nothing.
  case wrongState = "wrong-state"
  /// Only the requester may do this.
  case notRequester = "not-requester"
  /// A no, a return or a void must say why.
  case reasonMissing = "reason-missing"
  /// The time for deciding is over.
  case lapsed
  /// The new version is the same as the one that was returned.
  case unchanged

  /// The refusal in words.
  public var explanation: Explanation {
    switch self {
    case .selfApproval:
      Explanation(
        what: Words("不能审批自己提交或修改过的申请", "you cannot approve a request that you submitted or edited"),
        hint: Words("请由另一位有审批权的同事办理", "ask another approver to decide it"))
    case .roleMissing:
      Explanation(
        what: Words("您的角色不能办理这一步", "your role does not allow this step"),
        hint: Words("请由步骤所列角色的同事办理", "ask a holder of the role that the step names"))
    case .alreadyAnswered:
      Explanation(
        what: Words("您已经对这一版申请给出过意见", "you have already answered this version"),
        hint: Words("其余步骤须由其他人办理", "the remaining steps need other people"))
    case .staleRevision:
      Explanation(
        what: Words("申请内容在您打开后已被修改", "the request was changed after you opened it"),
        hint: Words("请刷新页面，核对新内容后再决定", "reload the page, read the new version, then decide"))
    case .wrongState:
      Explanation(
        what: Words("申请当前的状态不允许此操作", "the request is not in a state that allows this"),
        hint: Words("请刷新页面查看最新状态", "reload the page to see where it stands"))
    case .notRequester:
      Explanation(
        what: Words("只有申请人本人可以这样做", "only the requester can do this"),
        hint: Words("请联系申请人", "contact the requester"))
    case .reasonMissing:
      Explanation(
        what: Words("没有填写理由", "no reason is given"),
        hint: Words("请写明理由，申请人会看到", "say why; the requester will read it"))
    case .lapsed:
      Explanation(
        what: Words("已超过审批期限", "the time for deciding is over"),
        hint: Words("请申请人重新提交", "the requester can submit a new request"))
    case .unchanged:
      Explanation(
        what: Words("申请内容没有任何修改", "nothing in the request was changed"),
        hint: Words("请按退回意见修改后再提交", "change what the approver asked for, then submit again"))
    }
  }
}
