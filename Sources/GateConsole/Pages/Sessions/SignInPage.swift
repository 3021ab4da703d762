import GateDomain
import GatePolicy
import GateOffice

/// The form that opens a session.
struct SignInPage {
  /// What was typed last; empty at first.
  var account = ""
  /// Where to go afterwards.
  var returnPath = ReturnPath.home
  /// Why the last try failed.
  var refusal: Explanation?

  /// The page.
  func page(_ visit: Visit) -> Page {
    let voice = visit.voice
    let title = voice("登录", "Sign in")
    return Page(
      title: refusal == nil ? title : voice("错误：登录", "Error: sign in"),
      body: """
        <div class="sheet">
        <h1>\(title)</h1>
        <p class="quiet">\(visit.office.site.office)</p>
        \(summary.html(voice))
        <form method="post" action="/sign-in">
        <input type="hidden" name="to" value="\(returnPath.path)">
        <p><label for="account">\(voice("账号", "Account"))</label>
        <input id="account" name="account" value="\(account)" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64" autofocus></p>
        <p><label for="password">\(voice("密码", "Password"))</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024"></p>
        <p><button class="primary" type="submit">\(voice("登录", "Sign in"))</button></p>
        </form>
        <p><a href="/sign-in/passkey?to=\(PathText.encoded(returnPath.path))">\(voice("用通行密钥登录", "Sign in with a passkey"))</a></p>
        <p class="quiet">\(voice("账号由管理员建立；每人一个，不得共用。", "The administrators make accounts: one a person, never shared."))</p>
        </div>
        """)
  }

  private var summary: ErrorSummary {
    ErrorSummary(lines: refusal.map { [.init(elementID: "account", explanation: $0)] } ?? [])
  }
}
