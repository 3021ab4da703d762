public import GateDomain

/// Why the host's authentication modules let nobody in although the password may be right.
public enum PAMError: String, ExplainedError, Hashable, Sendable, CaseIterable {
  /// The service is not described, a module failed, or one asked for more than a password.
  case away = "pam-away"
  /// The account is expired or closed, or its password must be changed first.
  case closed = "pam-closed"

  /// The error in words.
  public var explanation: Explanation {
    switch self {
    case .away:
      Explanation(
        what: Words(
          "系统认证服务（PAM）无法核对密码", "the host's authentication modules (PAM) cannot check a password"),
        hint: Words(
          "请系统管理员检查 PAM 服务文件和系统日志；应急时使用本地账号",
          "the system administrator must check the service's file and the host's journal; in an emergency use a local account"
        ))
    case .closed:
      Explanation(
        what: Words(
          "该账号在系统认证服务中已停用、已过期或须先更换密码",
          "the host says that the account is closed or expired, or needs another password first"),
        hint: Words("请按单位的账号管理办法处理后再登录", "have that put right there, then sign in"))
    }
  }
}
