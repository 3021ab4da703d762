import GateDomain

extension RequestState {
  /// The state as pages show it.
  var chip: Chip {
    switch self {
    case .inReview: Chip(words: Words("审批中", "in review"), tone: .waiting)
    case .returned: Chip(words: Words("已退回修改", "returned for a change"), tone: .waiting)
    case .approved: Chip(words: Words("已批准", "approved"), tone: .good)
    case .rejected: Chip(words: Words("已驳回", "rejected"), tone: .bad)
    case .withdrawn: Chip(words: Words("已撤回", "withdrawn"), tone: .quiet)
    case .lapsed: Chip(words: Words("已过期", "lapsed"), tone: .quiet)
    case .voided: Chip(words: Words("已作废", "voided"), tone: .bad)
    case .closed: Chip(words: Words("已办结", "closed"), tone: .good)
    }
  }
}

extension Approval.Answer {
  /// What the approver did, as the timeline shows it.
  var chip: Chip {
    switch self {
    case .approve: Chip(words: Words("同意", "approved"), tone: .good)
    case .reject: Chip(words: Words("驳回", "rejected"), tone: .bad)
    case .return: Chip(words: Words("退回", "returned"), tone: .waiting)
    }
  }
}
