import GateDomain
import GateOffice
import GateSignIn
import Hummingbird

/// Beginning and ending to use time codes, with the password once more.
enum TimeCodePages {
  static let routes: [Route] = [
    .get("/account/time-code", .signedIn, form),
    .post("/account/time-code", .signedIn, begin),
    .post("/account/time-code/remove", .signedIn, remove),
  ]

  private static func form(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let isInUse = try await visit.office.factors(of: visit.person.id).hasTimeCode
    let body = isInUse ? removal(visit) : try await enrolment(visit)
    let title =
      isInUse ? voice("停用动态口令", "Stop using time codes") : voice("启用动态口令", "Use time codes")
    return visit.page(
      Page(
        title: title,
        body: """
          <div class="sheet"><h1>\(title)</h1>\(body)
          <p><a href="/account">\(voice("返回", "Back"))</a></p></div>
          """))
  }

  private static func enrolment(_ visit: Visit) async throws -> HTML {
    let voice = visit.voice
    let code = try await visit.office.beginTimeCode(of: visit.person)
    return """
      <ol><li>\(voice("在动态口令应用中选择“手动输入”，账号填您的账号，密钥填：", "In your authenticator app choose to enter a key by hand: your account, and this key:"))
      <p><code class="digest">\(code.groupedText)</code></p></li>
      <li>\(voice("填写应用此刻显示的 6 位数字和您的密码。", "Give the six digits that it shows now, and your password."))</li></ol>
      <form method="post" action="/account/time-code">\(visit.tokenField)
      <p><label for="code">\(voice("动态口令（6 位数字）", "Time code (6 digits)"))</label>
      <input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" required maxlength="12"></p>
      \(HTML.password(voice("现在的密码", "Password in use")))
      <p><button class="primary" type="submit">\(voice("启用", "Use it"))</button></p></form>
      """
  }

  private static func removal(_ visit: Visit) -> HTML {
    let voice = visit.voice
    return """
      <form method="post" action="/account/time-code/remove">\(visit.tokenField)
      \(HTML.password(voice("现在的密码", "Password in use")))
      <p><button class="danger" type="submit">\(voice("停用", "Stop"))</button></p></form>
      """
  }

  private static func begin(_ visit: Visit) async throws -> Response {
    try await visit.confirmed { visit in
      try await visit.office.confirmTimeCode(visit.form["code"], of: visit.person)
      return .redirect(to: "/account")
    }
  }

  private static func remove(_ visit: Visit) async throws -> Response {
    try await visit.confirmed { visit in
      try await visit.office.removeTimeCode(of: visit.person)
      return .redirect(to: "/account")
    }
  }
}
