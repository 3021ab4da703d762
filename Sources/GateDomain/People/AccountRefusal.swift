/// Why a change of an account was not confirmed.
public enum AccountRefusal: String, ExplainedError, Hashable, Sendable, Codable, CaseIterable {
  /// It was decided already.
  case notOpen = "change-not-open"
  /// The person is no administrator.
  case roleMissing = "change-role-missing"
  /// The person proposed it.
  case sameAdministrator = "change-same-administrator"
  /// It is about the person's own account.
  case aboutOneself = "change-about-oneself"
  /// Neither of the two is a security administrator.
  case noSecurityAdministrator = "change-no-security-administrator"

  /// The refusal in words.
  public var explanation: Explanation {
    switch self {
    case .notOpen:
      Explanation(
        what: Words("这项变更已经处理", "this change was decided already"),
        hint: Words("请刷新页面查看结果", "reload the page to see how"))
    case .roleMissing:
      Explanation(
        what: Words("只有管理员可以确认账号变更", "only administrators confirm changes of accounts"),
        hint: Words("请联系安全保密管理员", "ask the security administrator"))
    case .sameAdministrator:
      Explanation(
        what: Words("不能确认自己提出的变更", "you cannot confirm what you proposed"),
        hint: Words("请另一位管理员确认", "another administrator has to confirm it"))
    case .aboutOneself:
      Explanation(
        what: Words("不能确认对自己账号的变更", "you cannot confirm a change of your own account"),
        hint: Words("请另一位管理员确认", "another administrator has to confirm it"))
    case .noSecurityAdministrator:
      Explanation(
        what: Words(
          "提出和确认的两人中须有一位安全保密管理员",
          "of the two administrators one must be a security administrator"),
        hint: Words("请安全保密管理员确认", "ask a security administrator to confirm it"))
    }
  }
}
