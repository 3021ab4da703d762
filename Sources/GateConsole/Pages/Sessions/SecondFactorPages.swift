import GateDomain
import GateOffice
import GatePasskeys
import GateStore
import GateWire
import Hummingbird

/// The second half of signing in, and signing in with a passkey alone.
enum SecondFactorPages {
  static let routes: [Route] = [
    .get("/sign-in/passkey", .anyone) { visit in
      visit.page(try await passkeyPage(visit, to: ReturnPath(visit.query("to")) ?? .home))
    },
    .post("/sign-in/passkey", .anyone, passkey),
    .get("/sign-in/second", .signedIn) { visit in
      guard visit.viewer?.duty == .secondFactor else { return .redirect(to: .home) }
      return visit.page(try await page(visit, to: ReturnPath(visit.query("to")) ?? .home))
    },
    .post("/sign-in/second", .signedIn, code),
    .post("/sign-in/second/passkey", .signedIn, secondPasskey),
  ]

  private static func passkeyPage(
    _ visit: Visit, to path: ReturnPath, refusal: Explanation? = nil
  ) async throws -> Page {
    let voice = visit.voice
    let form = PasskeyForm(
      ceremony: .get, action: "/sign-in/passkey",
      challenge: try await visit.office.challenge("sign-in"),
      content: "<input type=\"hidden\" name=\"to\" value=\"\(path.path)\">",
      button: voice("使用通行密钥", "Use a passkey"), visit: visit)
    return sheet(
      voice("用通行密钥登录", "Sign in with a passkey"),
      """
      <p>\(voice("请插入密钥或准备好指纹，然后按下按钮。", "Have your key or finger ready, then press the button."))</p>
      \(form.html)
      <p><a href="/sign-in">\(voice("改用密码登录", "Sign in by password instead"))</a></p>
      """, refusal, visit)
  }

  private static func passkey(_ visit: Visit) async throws -> Response {
    let path = ReturnPath(visit.form["to"]) ?? .home
    let seal = try visit.requiredSeal()
    do {
      let session = try await visit.office.signIn(
        passkey: seal, challenge: visit.form["challenge"], address: visit.address)
      return try visit.enter(session, to: path)
    } catch {
      guard let problem = Problem(error), problem.status.code < 500 else { throw error }
      return visit.page(
        try await passkeyPage(visit, to: path, refusal: problem.explanation),
        status: problem.status)
    }
  }

  private static func page(
    _ visit: Visit, to path: ReturnPath, refusal: Explanation? = nil
  ) async throws -> Page {
    let voice = visit.voice
    guard let viewer = visit.viewer else { throw Problem.notSignedIn }
    let factors = try await visit.office.factors(of: viewer.person.id)
    let to: HTML = "<input type=\"hidden\" name=\"to\" value=\"\(path.path)\">"
    var body = HTML()
    if factors.hasTimeCode {
      body += """
        <form method="post" action="/sign-in/second">\(visit.tokenField)\(to)
        <p><label for="code">\(voice("动态口令（6 位数字）", "Time code (6 digits)"))</label>
        <input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" required maxlength="12" autofocus></p>
        <p><button class="primary" type="submit">\(voice("继续", "Go on"))</button></p></form>
        """
    }
    if !factors.passkeys.isEmpty {
      body +=
        PasskeyForm(
          ceremony: .get, action: "/sign-in/second/passkey",
          challenge: try await visit.office.challenge("confirm:\(viewer.session)"),
          credentials: factors.passkeys.map(\.credential), content: to,
          button: voice("使用通行密钥", "Use a passkey"), visit: visit
        ).html
    }
    return sheet(voice("登录第二步", "Sign in, second step"), body, refusal, visit)
  }

  private static func code(_ visit: Visit) async throws -> Response {
    try await finishing(visit) {
      try await visit.office.finishSignIn(
        token: visit.sessionToken, code: visit.form["code"], address: visit.address)
    }
  }

  private static func secondPasskey(_ visit: Visit) async throws -> Response {
    let seal = try visit.requiredSeal()
    return try await finishing(visit) {
      try await visit.office.confirmPasskey(
        seal, challenge: visit.form["challenge"], token: visit.sessionToken)
    }
  }

  private static func finishing(
    _ visit: Visit, _ finish: () async throws -> SessionAnswer
  ) async throws -> Response {
    let path = ReturnPath(visit.form["to"]) ?? .home
    do {
      return try visit.enter(try await finish(), to: path)
    } catch {
      guard let problem = Problem(error), problem.status.code < 500 else { throw error }
      return visit.page(
        try await page(visit, to: path, refusal: problem.explanation), status: problem.status)
    }
  }

  private static func sheet(
    _ title: String, _ body: HTML, _ refusal: Explanation?, _ visit: Visit
  ) -> Page {
    let summary = ErrorSummary(
      lines: refusal.map { [.init(elementID: "main", explanation: $0)] } ?? [])
    return Page(
      title: refusal == nil ? title : visit.voice("错误：\(title)", "Error: \(title)"),
      body: """
        <div class="sheet"><h1>\(title)</h1>
        \(summary.html(visit.voice))
        \(refusal.map { "<p class=\"hint\">\(visit.voice($0.hint))</p>" as HTML })
        \(body)</div>
        """)
  }
}
