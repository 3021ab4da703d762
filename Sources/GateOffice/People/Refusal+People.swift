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

  static let wrongPassword = Refusal(
    .forbidden, "wrong-password", what: Words("密码不正确", "the password is wrong"),
    hint: Words(
      "请检查大小写后重试；多次错误会暂时锁定", "check and try again; several mistakes lock the account for a while"))

  static let codeNeeded = Refusal(
    .forbidden, "second-factor-needed",
    what: Words("此账号登录还需要第二因素", "this account needs a second factor to sign in"),
    hint: Words(
      "请给出动态口令（--code）；使用通行密钥的请在控制台登录",
      "give a time code (--code); sign in on the console to use a passkey"))

  static let wrongCode = Refusal(
    .forbidden, "wrong-code",
    what: Words("动态口令不正确或已用过", "the time code is wrong, or was used already"),
    hint: Words(
      "请等下一个口令再试；并检查手机时间是否准确",
      "wait for the next code and try again; check the clock of the telephone"))

  static let hasTimeCode = Refusal(
    .conflict, "time-code-in-use",
    what: Words("已经启用动态口令，或尚未开始登记", "time codes are in use already, or were never begun"),
    hint: Words("如要更换，请先停用", "to change them, stop using them first"))

  static let unknownPasskey = Refusal(
    .forbidden, "unknown-passkey", what: Words("没有登记过这个通行密钥", "this passkey is not enrolled"),
    hint: Words("请用密码登录，在“我的账号”中登记", "sign in by password and enrol it under My account"))

  static let passkeyExists = Refusal(
    .conflict, "passkey-exists", what: Words("这个通行密钥已经登记", "this passkey is enrolled already"),
    hint: Words("请换一个密钥", "use another key"))

  static let tooManyPasskeys = Refusal(
    .conflict, "too-many-passkeys",
    what: Words("每人最多登记 10 个通行密钥", "nobody may enrol more than ten passkeys"),
    hint: Words("请先删除不用的", "remove one first"))

  static let notInRoster = Refusal(
    .forbidden, "not-in-roster",
    what: Words("您的通行密钥不在单位签发的密钥名册中", "your passkey is not in the office's signed roster of keys"),
    hint: Words(
      "请安全保密管理员当面核对指纹并签发新名册",
      "the security administrator must compare its fingerprint with you and sign a new roster"))

  static let noPledge = Refusal(
    .forbidden, "no-pledge",
    what: Words("您没有有效的保密承诺书", "you have no confidentiality pledge that counts"),
    hint: Words(
      "请在控制台打开“保密承诺书”（/pledge）签署，或请安全保密管理员登记纸质承诺书",
      "open Pledge in the console (/pledge) and sign it, or have the security administrator enter your paper"
    ))

  static let pledgeChanged = Refusal(
    .conflict, "pledge-changed", what: Words("承诺书正文已更新", "the text of the pledge has changed"),
    hint: Words("请重新阅读后签署", "read it again, then sign"))

  static let stepUpFirst = Refusal(
    .forbidden, "step-up", what: Words("这一步需要再次确认身份", "this needs a fresh proof of who you are"),
    hint: Words("请输入密码或使用通行密钥", "give your password, or use a passkey"))

  static let ownPaper = Refusal(
    .forbidden, "own-paper", what: Words("不能登记自己的纸质承诺书", "nobody enters their own paper"),
    hint: Words("请在控制台签署，或请另一位同事登记", "sign in the console, or have a colleague enter it"))

  static let paperNumber = Refusal(
    .invalid, "paper-number",
    what: Words("纸质承诺书编号为空或过长", "the paper's number is empty or too long"),
    hint: Words("请填写 1 到 60 个字", "give 1 to 60 characters"))

  static let changeWaits = Refusal(
    .conflict, "change-waits",
    what: Words("此账号已有一项变更等待确认", "a change of this account already waits to be confirmed"),
    hint: Words("请先确认或拒绝那一项", "confirm or refuse that one first"))

  static let directoryRoles = Refusal(
    .forbidden, "directory-roles",
    what: Words(
      "单位目录中您所在的组不再对应您的全部角色",
      "your groups in the office's directory no longer stand for all your roles"),
    hint: Words("请安全保密管理员核对目录和账号", "the security administrator must compare directory and account"))

  static let directoryPassword = Refusal(
    .conflict, "directory-password",
    what: Words(
      "密码由单位目录或系统（PAM）管理", "the password is kept by the office's directory or the host (PAM)"),
    hint: Words("请在那里更换", "change it there"))

  static let noDirectory = Refusal(
    .invalid, "no-directory",
    what: Words("此站点没有配置单位目录或 PAM", "this site has neither a directory nor PAM"),
    hint: Words("请给出初始密码", "give a first password"))

  static func usedPassword(_ count: Int) -> Refusal {
    Refusal(
      .invalid, "used-password",
      what: Words("新密码与最近用过的密码相同", "the new password is one of your last ones"),
      hint: Words("不得与最近 \(count) 个密码相同", "it must differ from your last \(count)"))
  }

  static func addressLocked(until text: String) -> Refusal {
    Refusal(
      .tooMany, "address-locked",
      what: Words("从此地址的错误登录过多", "too many wrong sign-ins came from this address"),
      hint: Words("\(text) 后可再试", "try again after \(text)"))
  }

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
      what: Words(
        "密码太短、太简单或包含账号名", "the password is too short or too plain, or holds the account name"),
      hint: Words(
        "至少 \(length) 个字符，其中至少 5 个不同", "use at least \(length) characters, five of them different"))
  }

  static func roleConflict(_ first: Role, _ second: Role) -> Refusal {
    Refusal(
      .conflict, "role-conflict",
      what: Words(
        "同一人不得兼任\(first.words.chinese)与\(second.words.chinese)（三员分立）",
        "nobody may be both \(first.words.english) and \(second.words.english)"),
      hint: Words("请分给两个人", "give them to two people"))
  }

  static let accountExists = Refusal(
    .conflict, "account-exists", what: Words("账号已存在", "the account exists already"),
    hint: Words("请换一个账号名", "choose another name"))
}
