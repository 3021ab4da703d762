import GateDomain
import GateOffice
import GatePolicy
import GateStore
import GateWire
import Hummingbird

/// One's own account: password, second factors, sessions.
enum AccountPages {
  static let routes: [Route] = [
    .get("/account", .signedIn, show),
    .get("/account/password", .signedIn) { visit in visit.page(passwordPage(visit)) },
    .post("/account/password", .signedIn, changePassword),
    .post("/account/sessions/:session/end", .signedIn, endSession),
  ]

  private static func show(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let person = try visit.person
    let factors = try await visit.office.factors(of: person.id)
    let sessions = try await visit.office.sessions(of: person)
    var facts = Facts()
    facts.add(voice("账号", "Account"), text: person.id.rawValue)
    facts.add(voice("部门", "Department"), text: person.department)
    facts.add(
      voice("角色", "Roles"), text: voice.list(person.orderedRoles.map { voice($0.words) }))
    return visit.page(
      Page(
        title: voice("我的账号", "My account"),
        body: """
          <h1>\(voice("我的账号", "My account"))</h1>
          \(duty(visit))
          <section>\(facts.html)
          <p><a class="button" href="/account/password">\(voice("更换密码", "Change the password"))</a>
          <a class="button" href="/pledge">\(voice("保密承诺书", "Confidentiality pledge"))</a></p></section>
          \(try await FactorSection(factors: factors, visit: visit).html())
          <section><h2>\(voice("我的登录会话", "My sessions"))</h2>
          \(SessionTable(sessions: sessions, visit: visit).html)</section>
          """))
  }

  private static func duty(_ visit: Visit) -> HTML? {
    guard visit.viewer?.duty == .enrolFactor else { return nil }
    return """
      <div class="banner bad" role="note"><strong>✕ \(visit.voice("您的角色登录须有第二因素：请先登记通行密钥或动态口令。", "Your role must sign in with a second factor: enrol a passkey or time codes first."))</strong></div>
      """
  }

  private static func passwordPage(_ visit: Visit, refusal: Explanation? = nil) -> Page {
    let voice = visit.voice
    let title = voice("更换密码", "Change the password")
    let summary = ErrorSummary(
      lines: refusal.map { [.init(elementID: "next", explanation: $0)] } ?? [])
    let rules = visit.office.policy.accounts
    let isDuty = visit.viewer?.duty == .changePassword
    return Page(
      title: refusal == nil ? title : voice("错误：\(title)", "Error: \(title)"),
      body: """
        <div class="sheet"><h1>\(title)</h1>
        \(summary.html(voice))
        \(refusal.map { "<p class=\"hint\">\(voice($0.hint))</p>" as HTML })
        \(isDuty ? "<p>\(voice("这是初始密码，或密码已到期，更换后才能继续。", "This is a first password, or it has expired: change it to go on."))</p>" : nil as HTML?)
        <p class="quiet">\(voice("至少 \(rules.minimumPasswordLength) 个字符，不含账号名，不与最近 \(rules.passwordHistory) 个相同。", "At least \(rules.minimumPasswordLength) characters, without the account's name, unlike the last \(rules.passwordHistory)."))</p>
        <form method="post" action="/account/password">\(visit.tokenField)
        \(HTML.password(voice("现在的密码", "Password in use")))
        \(HTML.password(voice("新密码", "New password"), id: "next", autocomplete: "new-password"))
        \(HTML.password(voice("再输一次新密码", "New password once more"), id: "again", autocomplete: "new-password"))
        <p><button class="primary" type="submit">\(title)</button></p></form></div>
        """)
  }

  private static func changePassword(_ visit: Visit) async throws -> Response {
    do {
      guard visit.form["next"] == visit.form["again"] else { throw Problem.unlikePasswords }
      let session = try await visit.office.changePassword(
        PasswordChange(current: visit.form["password"], next: visit.form["next"]),
        token: visit.sessionToken, address: visit.address)
      return try visit.enter(session, to: .home)
    } catch {
      guard let problem = Problem(error), problem.status.code < 500 else { throw error }
      return visit.page(
        passwordPage(visit, refusal: problem.explanation), status: problem.status)
    }
  }

  private static func endSession(_ visit: Visit) async throws -> Response {
    try await visit.office.endSession(visit.identifier("session"), by: visit.person)
    return .redirect(to: "/account")
  }
}

extension Problem {
  fileprivate static let unlikePasswords = Problem(
    .unprocessableContent, "unlike-passwords",
    what: Words("两次输入的新密码不一样", "the two new passwords differ"),
    hint: Words("请重新输入", "type them again"))
}
