/// Why a station would not carry out a decision on a held file.
public enum ReviewFailure: String, ExplainedError, Hashable, Sendable, Codable, CaseIterable {
  /// The station holds no such file, or its transfer has not ended with a release.
  case unknownFile = "unknown-file"
  /// The station's own evidence or policy says that this must not become of it.
  case notAllowed = "not-allowed"
  /// The file in the quarantine is not the one that was judged.
  case changed
  /// The file is not in the quarantine any more.
  case missing
  /// A release folder cannot hold its name.
  case unusableName = "unusable-name"
  /// The recipient's key encrypts nothing.
  case badRecipient = "bad-recipient"

  /// The failure and its remedy in words.
  public var explanation: Explanation {
    switch self {
    case .unknownFile:
      Explanation(
        what: Words("中间机没有这个文件的记录", "the station knows no such file"),
        hint: Words("请核对传输任务属于哪台中间机", "check which station the transfer ran on"))
    case .notAllowed:
      Explanation(
        what: Words(
          "中间机按自己的检测依据和策略不允许这样处理",
          "the station's own evidence and policy do not allow this"),
        hint: Words(
          "请确认服务器与中间机的策略一致", "make sure that server and station have the same policy"))
    case .changed:
      Explanation(
        what: Words("隔离区中的文件与检测时不同", "the file in quarantine is not the one that was judged"),
        hint: Words(
          "请勿处理；请系统管理员和安全审计员检查中间机",
          "leave it; the administrator and the auditor must look at the station"))
    case .missing:
      Explanation(
        what: Words("文件已不在隔离区", "the file is not in the quarantine any more"),
        hint: Words("请申请人重新带入", "the requester can bring it again"))
    case .unusableName:
      Explanation(
        what: Words("文件名无法用于放行目录", "a release folder cannot hold its name"),
        hint: Words("请申请人改名后重新带入", "the requester can rename it and bring it again"))
    case .badRecipient:
      Explanation(
        what: Words("收件人公钥无法使用", "the recipient's key cannot be used"),
        hint: Words("请向分析人员索取正确的公钥", "ask the analyst for the right public key"))
    }
  }
}
