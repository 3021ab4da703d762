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
  /// The approver gave their turn at this step to somebody else.
  case handedOver = "handed-over"
  /// The step needs approvals of different departments, and this one has answered.
  case sameDepartment = "same-department"
  /// The colleague named cannot take this on.
  case notEligible = "not-eligible"
  /// The approvers were asked to hurry a short while ago.
  case tooSoon = "too-soon"
  /// What the approver wants to keep is nothing, or more than was asked for.
  case cannotNarrow = "cannot-narrow"
  /// The step asks for the approver's own key.
  case sealMissing = "seal-missing"

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
    case .sealMissing:
      Explanation(
        what: Words("这一步的同意须用您自己的通行密钥签认", "a yes at this step needs your own passkey"),
        hint: Words(
          "请在控制台页面上同意，并按提示使用密钥", "approve on the console's page and use your key when asked"))
    case .handedOver, .sameDepartment, .notEligible, .tooSoon, .cannotNarrow: helpExplanation
    }
  }
}

extension RequestRefusal {
  fileprivate var helpExplanation: Explanation {
    switch self {
    case .handedOver:
      Explanation(
        what: Words("您已把这一步转给他人办理", "you gave your turn at this step to somebody else"),
        hint: Words("请由接办人办理", "the colleague you named decides it"))
    case .sameDepartment:
      Explanation(
        what: Words("这一步须由不同部门的人同意", "this step needs approvals of different departments"),
        hint: Words("请由其他部门的审批人办理", "ask an approver of another department"))
    case .notEligible:
      Explanation(
        what: Words("该同事不能接办此申请", "this colleague cannot take it on"),
        hint: Words(
          "请选择有审批权、没有办理过且不是申请人的同事",
          "choose somebody with the role who has not answered and is not the requester"))
    case .tooSoon:
      Explanation(
        what: Words("刚刚提交或催办过", "it was submitted or hurried a short while ago"),
        hint: Words("一小时后可以再次催办", "you can ask again after an hour"))
    default:
      Explanation(
        what: Words("缩小后的范围不可用", "what is left of the request cannot be granted"),
        hint: Words(
          "至少保留一个文件，截止时间须在申请的时间之内；全部不同意请驳回",
          "keep a file and an end inside the window that was asked for; or reject it"))
    }
  }
}
