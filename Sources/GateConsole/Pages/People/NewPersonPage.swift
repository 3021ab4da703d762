import GateDomain

/// The form that proposes an account.
struct NewPersonPage {
  /// What was typed last.
  var person = Person(id: Identifier(""), name: "", department: "", roles: [])
  /// Why the last try failed.
  var refusal: Explanation?

  /// The page.
  func page(_ visit: Visit) -> Page {
    let voice = visit.voice
    let title = voice("新增人员", "New person")
    let summary = ErrorSummary(
      lines: refusal.map { [.init(elementID: "account", explanation: $0)] } ?? [])
    return Page(
      title: refusal == nil ? title : voice("错误：\(title)", "Error: \(title)"),
      body: """
        \(summary.html(voice))
        <h1>\(title)</h1>
        <p class="hint">\(refusal.map { voice($0.hint) } ?? voice("另一位管理员确认后账号才会建立；本人首次登录时必须更换密码。", "The account is made once another administrator has confirmed it; its owner must change the password at the first sign-in."))</p>
        <form class="wide paper" method="post" action="/people">\(visit.tokenField)
        \(HTML.line(voice("账号（小写字母、数字、. _ -）", "Account (lower-case letters, digits, . _ -)"), id: "account", value: person.id.rawValue, limit: 32))
        \(HTML.line(voice("姓名", "Name"), id: "name", value: person.name, limit: 50))
        \(HTML.line(voice("部门", "Department"), id: "department", value: person.department, limit: 50))
        \(RoleChoice(chosen: person.roles, voice: voice).html)
        \(HTML.password(voice("初始密码（当面告知本人）", "First password (tell it in person)"), id: "first", autocomplete: "new-password"))
        <p class="buttons"><button class="primary" type="submit">\(voice("提出", "Propose"))</button>
        <a class="button" href="/people">\(voice("取消", "Cancel"))</a></p></form>
        """, section: .people)
  }
}
