public import GateDomain

/// What the directory says about somebody who wants to sign in.
public enum DirectoryAnswer: Hashable, Sendable {
  /// The password is right; these are the roles that the person's groups stand for.
  case known(roles: Set<Role>)
  /// There is no such person, or the password is wrong.
  case wrongCredentials
}

/// Why the directory could not be asked.
///
/// Security: none of these ever lets anybody in.
public enum DirectoryError: String, ExplainedError, Hashable, Sendable, CaseIterable {
  /// It does not answer, or its certificate is not accepted.
  case away = "directory-away"
  /// It does not let Gatehouse search.
  case searchRefused = "directory-search-refused"
  /// The account stands in it more than once.
  case ambiguous = "directory-ambiguous"

  /// The error in words.
  public var explanation: Explanation {
    switch self {
    case .away:
      Explanation(
        what: Words(
          "无法连接目录服务，或其证书不可信", "the directory does not answer, or its certificate is not trusted"),
        hint: Words(
          "请系统管理员检查目录服务；应急时使用本地账号",
          "the system administrator must check it; in an emergency use a local account"))
    case .searchRefused:
      Explanation(
        what: Words("目录服务拒绝查询", "the directory does not let Gatehouse search"),
        hint: Words(
          "请系统管理员检查查询账号和密码", "the system administrator must check the account it searches as"))
    case .ambiguous:
      Explanation(
        what: Words("目录中有多个同名账号", "the directory has this account more than once"),
        hint: Words("请系统管理员修正目录", "the system administrator must put the directory right"))
    }
  }
}
