/// Why an officer's act on a held file was refused.
public enum ReviewRefusal: String, ExplainedError, Hashable, Sendable, Codable, CaseIterable {
  /// The person does not hold the role of a security officer.
  case roleMissing = "role-missing"
  /// The person brought the file.
  case ownFile = "own-file"
  /// Another file or other reasons than the officer saw.
  case stale
  /// It was decided already.
  case alreadyDecided = "already-decided"
  /// The person has agreed already; another officer is needed.
  case alreadyVoted = "already-voted"
  /// No reason is given.
  case reasonMissing = "reason-missing"
  /// The reason is longer than a record holds.
  case reasonTooLong = "reason-too-long"
  /// Malware is never released.
  case neverReleased = "never-released"
  /// The policy lets nobody release what could not be examined; it is mended and brought again.
  case onlyHeld = "only-held"
  /// The policy keeps it out for good.
  case forbidden
  /// Only malware is exported.
  case notExportable = "not-exportable"
  /// An export needs the key of the one who may open it.
  case recipientMissing = "recipient-missing"

  /// The refusal in words.
  public var explanation: Explanation { Explanation(what: what, hint: hint) }

  private var what: Words {
    switch self {
    case .roleMissing: Words("只有保密员可以处理扣留的文件", "only security officers decide about held files")
    case .ownFile: Words("不能处理自己带入的文件", "you cannot decide about a file that you brought")
    case .stale: Words("文件或扣留原因与您看到的不同", "the file or its reasons are not those that you saw")
    case .alreadyDecided: Words("此文件已有决定", "this file has been decided on already")
    case .alreadyVoted: Words("您已经同意放行", "you have agreed already")
    case .reasonMissing: Words("没有填写理由", "no reason is given")
    case .reasonTooLong: Words("理由过长", "the reason is too long")
    case .neverReleased: Words("检出病毒的文件永远不得放行", "malware is never released")
    case .onlyHeld:
      Words("没有人看到里面的内容，不能靠批准放行", "nobody has seen what is inside, so nobody can release it")
    case .forbidden: Words("策略规定此类文件任何人都不能放行", "the policy lets nobody release this kind of file")
    case .notExportable: Words("只有检出病毒的文件才加密导出", "only malware is exported")
    case .recipientMissing: Words("没有填写收件人公钥，或格式不对", "the recipient's key is missing or malformed")
    }
  }

  private var hint: Words {
    switch self {
    case .roleMissing: Words("请联系保密员", "ask a security officer")
    case .ownFile: Words("请由另一位保密员办理", "another security officer must decide")
    case .stale: Words("请刷新页面，核对后再决定", "reload the page, look again, then decide")
    case .alreadyDecided: Words("请刷新页面查看处理结果", "reload the page to see what became of it")
    case .alreadyVoted: Words("还需要其他保密员同意", "another security officer must agree too")
    case .reasonMissing: Words("请写明理由，申请人会看到", "say why; the requester will read it")
    case .reasonTooLong: Words("请缩短到 1000 字以内", "use at most 1,000 characters")
    case .neverReleased: Words("可以销毁，或加密导出供分析", "destroy it, or export it for analysis")
    case .onlyHeld:
      Words("请申请人按提示改好后重新带入，此文件可销毁", "the requester mends it and brings it again; destroy this one")
    case .forbidden: Words("可以销毁；确有需要请修改策略", "destroy it; if it is needed, the policy must change")
    case .notExportable: Words("请选择放行或销毁", "release or destroy it")
    case .recipientMissing:
      Words(
        "公钥为 64 位十六进制数，由 gatectl held make-key 生成",
        "it is 64 hexadecimal digits, made by `gatectl held make-key`")
    }
  }
}
