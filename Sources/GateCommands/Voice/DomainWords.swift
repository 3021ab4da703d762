import GateDomain

extension Role {
  /// The role's name in a table.
  var shortWords: Words {
    switch self {
    case .staff: Words("普通员工", "staff")
    case .departmentHead: Words("部门负责人", "department head")
    case .securityOfficer: Words("保密员", "security officer")
    case .leader: Words("主管领导", "leader")
    case .stationOperator: Words("中间机操作员", "station operator")
    case .systemAdministrator: Words("系统管理员", "system administrator")
    case .securityAdministrator: Words("安全保密管理员", "security administrator")
    case .auditor: Words("安全审计员", "auditor")
    }
  }
}

extension RequestState {
  /// The state's name in a table.
  var shortWords: Words {
    switch self {
    case .inReview: Words("审批中", "in review")
    case .returned: Words("已退回", "returned")
    case .approved: Words("已批准", "approved")
    case .rejected: Words("已驳回", "rejected")
    case .withdrawn: Words("已撤回", "withdrawn")
    case .lapsed: Words("已过期", "lapsed")
    case .voided: Words("已作废", "voided")
    case .closed: Words("已办结", "closed")
    }
  }
}

extension TransferState {
  /// The state's name in a table.
  var shortWords: Words {
    switch self {
    case .copying: Words("采集中", "copying")
    case .judged: Words("已检测", "judged")
    case .releasing: Words("放行中", "releasing")
    case .released: Words("已放行", "released")
    case .failed: Words("已失败", "failed")
    }
  }
}

extension Verdict {
  /// The verdict's name in a table.
  var shortWords: Words {
    switch self {
    case .clean: Words("未检出", "clean")
    case .infected: Words("已检出", "infected")
    case .suspicious: Words("可疑", "suspicious")
    case .unscannable: Words("无法检测", "unscannable")
    case .forbidden: Words("禁止", "forbidden")
    }
  }
}

extension Approval.Answer {
  /// The answer's name in a table.
  var shortWords: Words {
    switch self {
    case .approve: Words("同意", "approve")
    case .reject: Words("驳回", "reject")
    case .return: Words("退回", "return")
    }
  }
}
