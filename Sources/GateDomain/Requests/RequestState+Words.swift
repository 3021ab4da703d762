extension RequestState {
  /// The state's name.
  public var words: Words {
    switch self {
    case .inReview: Words("审批中", "in review")
    case .returned: Words("已退回修改", "returned for a change")
    case .approved: Words("已批准", "approved")
    case .rejected: Words("已驳回", "rejected")
    case .withdrawn: Words("已撤回", "withdrawn")
    case .lapsed: Words("已过期", "lapsed")
    case .voided: Words("已作废", "voided")
    case .closed: Words("已办结", "closed")
    }
  }
}

extension Approval.Answer {
  /// What the approver does.
  public var words: Words {
    switch self {
    case .approve: Words("同意", "approve")
    case .reject: Words("驳回", "reject")
    case .return: Words("退回", "return")
    }
  }
}
