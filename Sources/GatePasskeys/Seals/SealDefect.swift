public import GateDomain

/// Why the seals of a grant do not prove its approvals.
public enum SealDefect: String, ExplainedError, Hashable, Sendable, CaseIterable {
  /// There is no roster to check against.
  case noRoster = "seal-no-roster"
  /// A step that must be sealed has fewer seals than it needs.
  case missing = "seal-missing"
  /// A seal is by a key that the roster does not have.
  case unknownKey = "seal-unknown-key"
  /// A seal does not fit the decision it stands under.
  case invalid = "seal-invalid"
  /// The grant allows something else than the revision that was sealed.
  case otherContent = "seal-other-content"

  /// The defect in words.
  public var explanation: Explanation {
    switch self {
    case .noRoster:
      Explanation(
        what: Words("没有密钥名册，无法核对签认", "there is no roster of keys to check the seals against"),
        hint: Words(
          "请安全保密管理员签发名册并装到本机", "the security administrator must sign one and bring it here"))
    case .missing:
      Explanation(
        what: Words("须签认的步骤缺少审批人本人的签认", "a step that must be sealed lacks an approver's seal"),
        hint: Words("此授权不可使用；请重新审批", "do not use this grant; have the request approved anew"))
    case .unknownKey:
      Explanation(
        what: Words("签认所用的密钥不在名册中", "a seal is by a key that the roster does not have"),
        hint: Words(
          "请核对名册是否最新；若是，请报告保密员",
          "check that the roster is current; if so, tell the security officer"))
    case .invalid:
      Explanation(
        what: Words("签认与决定不符：此授权不可信", "a seal does not fit its decision: do not trust this grant"),
        hint: Words("请立即报告保密员", "tell the security officer at once"))
    case .otherContent:
      Explanation(
        what: Words("授权内容与签认的申请内容不同：此授权不可信", "the grant allows other things than what was sealed"),
        hint: Words("请立即报告保密员", "tell the security officer at once"))
    }
  }
}
