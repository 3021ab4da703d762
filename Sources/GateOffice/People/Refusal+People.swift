import GateDomain

extension Refusal {
  static let notSignedIn = Refusal(
    .notSignedIn, "not-signed-in",
    what: Words("您尚未登录，或登录已失效", "you are not signed in, or no longer"),
    hint: Words("请重新登录", "sign in"))

  static let wrongCredentials = Refusal(
    .forbidden, "wrong-credentials", what: Words("账号或密码不正确", "account or password is wrong"),
    hint: Words(
      "请检查大小写后重试；多次错误会暂时锁定", "check and try again; several mistakes lock the account for a while"))

  static let overloaded = Refusal(
    .unavailable, "overloaded",
    what: Words("服务器内存不足，无法处理登录", "the server lacks memory for a sign-in"),
    hint: Words("请稍后重试", "try again in a while"))

  static func locked(until text: String) -> Refusal {
    Refusal(
      .tooMany, "locked",
      what: Words("密码多次错误，账号已暂时锁定", "too many wrong passwords; the account is locked"),
      hint: Words("\(text) 后可再试", "try again after \(text)"))
  }

  static let accountName = Refusal(
    .invalid, "account-name", what: Words("账号名不符合要求", "the account name is not allowed"),
    hint: Words("用 2 到 32 个小写字母、数字或 . _ -", "use 2 to 32 lower-case letters, digits or . _ -"))

  static let personName = Refusal(
    .invalid, "person-name",
    what: Words("姓名为空、过长或含有不可见字符", "the name is empty, too long or has invisible characters"),
    hint: Words("请填写真实姓名", "give the person's real name"))

  static let noRole = Refusal(
    .invalid, "no-role", what: Words("没有指定角色", "no role is given"),
    hint: Words("至少指定一个角色", "give at least one role"))

  static func weakPassword(_ length: Int) -> Refusal {
    Refusal(
      .invalid, "weak-password",
      what: Words("密码太短或包含账号名", "the password is too short or holds the account name"),
      hint: Words("至少 \(length) 个字符", "use at least \(length) characters"))
  }

  static func roleConflict(_ first: Role, _ second: Role) -> Refusal {
    Refusal(
      .conflict, "role-conflict",
      what: Words(
        "同一人不得兼任 \(first.rawValue) 与 \(second.rawValue)（三员分立）",
        "nobody may hold both \(first.rawValue) and \(second.rawValue)"),
      hint: Words("请分给两个人", "give them to two people"))
  }

  static let accountExists = Refusal(
    .conflict, "account-exists", what: Words("账号已存在", "the account exists already"),
    hint: Words("请换一个账号名", "choose another name"))
}
