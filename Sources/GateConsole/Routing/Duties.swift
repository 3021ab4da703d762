import GateDomain
import GateOffice
import HTTPTypes

extension Viewer.Duty {
  /// Where it is done.
  var page: String {
    switch self {
    case .secondFactor: "/sign-in/second"
    case .changePassword: "/account/password"
    case .enrolFactor: "/account"
    }
  }

  /// Whether a route may be used while the duty is open.
  ///
  /// Security: before the second factor nothing opens but the way to give it, or to leave.
  func opens(_ route: Route) -> Bool {
    if ["/sign-out", "/api/v1/session"].contains(route.path) { return true }
    switch self {
    case .secondFactor: return route.path.hasPrefix("/sign-in/second")
    case .changePassword: return ["/account/password", "/api/v1/password"].contains(route.path)
    case .enrolFactor:
      return ["/account", "/account/passkeys", "/account/passkeys/new", "/account/time-code"]
        .contains(route.path)
    }
  }
}

extension Problem {
  /// Something else has to be done first.
  static func duty(_ duty: Viewer.Duty) -> Problem {
    switch duty {
    case .secondFactor:
      Problem(
        .forbidden, duty.rawValue,
        what: Words("登录尚未完成：还缺第二因素", "the sign-in is not complete: its second factor is missing"),
        hint: Words("请输入动态口令或使用通行密钥", "give a time code or use a passkey"))
    case .changePassword:
      Problem(
        .forbidden, duty.rawValue,
        what: Words("必须先更换密码", "the password has to be changed first"),
        hint: Words(
          "请在控制台更换，或运行 gatectl passwd", "change it in the console, or run `gatectl passwd`"))
    case .enrolFactor:
      Problem(
        .forbidden, duty.rawValue,
        what: Words("您的角色登录须有第二因素", "your role must sign in with a second factor"),
        hint: Words(
          "请在控制台“我的账号”登记通行密钥或动态口令", "enrol a passkey or time codes under My account in the console")
      )
    }
  }
}
