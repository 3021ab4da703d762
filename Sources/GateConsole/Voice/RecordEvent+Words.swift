import GateAuditLog
import GateDomain

extension RecordEvent {
  /// What happened, to follow the name of who did it.
  var words: Words {
    switch self {
    case .logOpened: Words("启用了审计日志", "opened the audit log")
    case .logHeartbeat: Words("报告：这段时间没有新事件", "reported: nothing happened for a while")
    case .serverStarted: Words("启动", "started")
    case .personAdded: Words("新建了账号", "made an account")
    case .signedIn: Words("登录", "signed in")
    case .signedOut: Words("退出登录", "signed out")
    case .refused: Words("的操作被拒绝", "was refused an act")
    case .fileFetched: Words("取走了放行文件", "fetched a released file")
    case .stationStarted: Words("启动", "started")
    case .signaturesReplaced: Words("启用了另一套病毒特征", "took other virus signatures into use")
    case .signaturesRefused:
      Words("拒绝了病毒特征，或发现其异常", "refused virus signatures, or found fault with them")
    default:
      requestWords ?? deviceWords ?? reviewWords ?? peopleWords ?? machineWords ?? discWords
        ?? transferWords
    }
  }

  private var requestWords: Words? {
    switch self {
    case .requestSubmitted: Words("提交了申请", "submitted a request")
    case .requestResubmitted: Words("修改后重新提交了申请", "changed a request and submitted it again")
    case .requestApproved: Words("同意了申请", "approved a request")
    case .requestRejected: Words("驳回了申请", "rejected a request")
    case .requestReturned: Words("退回了申请", "returned a request")
    case .requestWithdrawn: Words("撤回了申请", "withdrew a request")
    case .requestVoided: Words("作废了已批准的申请", "voided an approved request")
    case .requestLapsed: Words("记录：申请已过期", "recorded that a request lapsed")
    case .requestClosed: Words("记录：申请已办结", "recorded that a request was closed")
    case .grantMinted: Words("签发了授权", "made a grant")
    case .grantRevoked: Words("撤销了授权", "revoked a grant")
    case .grantExpired: Words("记录：授权已过期", "recorded that a grant expired")
    case .requestReviewerAdded: Words("加签", "asked for one more approval")
    case .requestHandedOver: Words("转办", "gave their turn to a colleague")
    case .requestReminded: Words("催办", "asked the approvers to hurry")
    case .requestOverdue: Words("记录：久未办理", "recorded that a step is overdue")
    case .requestEscalated: Words("记录：超时升级", "recorded that a step waited too long")
    case .mandateGiven: Words("委托代理审批", "lent their role to a colleague")
    case .mandateEnded: Words("收回代理审批", "took a lent role back")
    case .evidenceExported: Words("导出申请证据包", "exported the evidence of a request")
    default: nil
    }
  }

  private var reviewWords: Words? {
    switch self {
    case .reviewVoted: Words("对扣留文件作出了决定", "decided about a held file")
    case .reviewDecided: Words("签署了对扣留文件的决定", "signed the decision on a held file")
    case .fileReleasedByReview: Words("按决定放行了扣留文件", "released a held file as decided")
    case .fileDestroyed: Words("按决定销毁了扣留文件", "destroyed a held file as decided")
    case .fileExported: Words("按决定加密导出了扣留文件", "exported a held file encrypted, as decided")
    case .reviewRefused: Words("拒绝执行对扣留文件的决定", "would not carry out a decision on a held file")
    default: nil
    }
  }

  private var peopleWords: Words? {
    switch self {
    case .accountChangeProposed: Words("提出了账号变更", "proposed a change of an account")
    case .accountChanged: Words("确认了账号变更", "confirmed a change of an account")
    case .accountChangeRefused: Words("拒绝了账号变更", "refused a change of an account")
    case .passwordChanged: Words("更换了密码", "changed their password")
    case .passkeyAdded: Words("登记了通行密钥", "enrolled a passkey")
    case .passkeyRemoved: Words("删除了通行密钥", "removed a passkey")
    case .timeCodeChanged: Words("变更了动态口令", "changed their time codes")
    case .sessionEnded: Words("结束了一个登录会话", "ended a session")
    case .steppedUp: Words("再次确认了身份", "proved once more who they are")
    case .pledgeSigned: Words("签署了保密承诺书", "signed the confidentiality pledge")
    case .pledgeRegistered: Words("登记了纸质保密承诺书", "entered a pledge signed on paper")
    case .rosterReplaced: Words("启用了新的密钥名册", "took another roster of keys into use")
    default: nil
    }
  }

  private var machineWords: Words? {
    switch self {
    case .machineEnrolled: Words("登记了外网计算机", "enrolled an external machine")
    case .machineReported: Words("导入了外网计算机的检查报告", "imported an inspection report")
    case .machineIncident: Words("发现外网计算机报告异常", "noticed an incident of an external machine")
    case .findingDecided: Words("对检查发现提出了处置意见", "decided about a finding")
    case .purgeOrdered: Words("签发了清除指令", "signed an order to remove files")
    case .exportsRegistered: Words("登记了刻录带出的文件", "registered what was burned")
    case .machineReportHeld: Words("未导入外网计算机的检查报告", "held back an inspection report")
    default: nil
    }
  }

  private var deviceWords: Words? {
    switch self {
    case .deviceBlocked: Words("阻断了设备", "kept a device closed")
    case .deviceAllowed: Words("按授权允许了设备", "opened a device under a grant")
    case .deviceRemoved: Words("记录：设备已拔出", "recorded that a device was pulled out")
    case .deviceEnforced: Words("强制执行了对设备的判定", "enforced a decision on a device")
    case .deviceIncident: Words("报告了设备事件，需要处理", "reported a device incident to look into")
    default: nil
    }
  }

  private var transferWords: Words {
    switch self {
    case .transferStarted: Words("开始了传输任务", "began a transfer")
    case .fileJudged: Words("检测了一个文件", "judged a file")
    case .entrySkipped: Words("跳过了一个非普通文件", "passed over an entry that is no regular file")
    case .transferJudged: Words("完成了全部文件的检测", "judged every file of a transfer")
    case .releaseBegan: Words("开始放行", "began a release")
    case .transferReleased: Words("完成了放行", "completed a release")
    case .transferFailed: Words("结束了传输任务，没有放行", "ended a transfer without a release")
    default: Words(rawValue, rawValue)
    }
  }
}

extension Record.Outcome {
  /// How it came off, as pages show it.
  var chip: Chip {
    switch self {
    case .success: Chip(words: Words("成功", "success"), tone: .good)
    case .failure: Chip(words: Words("失败", "failure"), tone: .bad)
    }
  }
}

extension Record {
  /// How it came off, in the words of its event: that a file is held is no failure of anybody.
  var chip: Chip {
    guard outcome == .failure else { return outcome.chip }
    return switch event {
    case .fileJudged: Chip(words: Words("扣留", "held"), tone: .waiting)
    case .deviceBlocked: Chip(words: Words("阻断", "blocked"), tone: .waiting)
    case .refused: Chip(words: Words("拒绝", "refused"), tone: .bad)
    default: outcome.chip
    }
  }
}
