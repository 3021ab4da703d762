import GateDomain
import GateOffice
import GatePasskeys
import GateSigning
import GateStore
import Hummingbird

/// Enrolling a passkey and taking one away, each with the password once more.
enum PasskeyPages {
  static let routes: [Route] = [
    .get("/account/passkeys/new", .signedIn, form),
    .post("/account/passkeys", .signedIn, add),
    .get("/account/passkeys/:credential/remove", .signedIn, question),
    .post("/account/passkeys/:credential/remove", .signedIn, remove),
  ]

  private static func form(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let person = try visit.person
    let form = PasskeyForm(
      ceremony: .create, action: "/account/passkeys",
      challenge: try await visit.office.challenge("add:\(person.id)"),
      credentials: try await visit.office.factors(of: person.id).passkeys.map(\.credential),
      content: """
        \(HTML.line(voice("名称（例如：办公室蓝色密钥）", "Name (such as: blue key, office)"), id: "name", limit: 40))
        \(HTML.password(voice("现在的密码", "Password in use")))
        """,
      button: voice("登记", "Enrol"), visit: visit)
    return visit.page(
      Page(
        title: voice("登记通行密钥", "Enrol a passkey"),
        body: """
          <div class="sheet"><h1>\(voice("登记通行密钥", "Enrol a passkey"))</h1>
          <p>\(voice("插入密钥或使用本机的指纹，按提示操作。密钥必须设有 PIN 或指纹。", "Plug in a key or use this machine's fingerprint reader and follow the browser. The key must have a PIN or fingerprint."))</p>
          \(form.html)
          <p><a href="/account">\(voice("返回", "Back"))</a></p></div>
          """))
  }

  private static func add(_ visit: Visit) async throws -> Response {
    try await visit.confirmed { visit in
      try await visit.office.addPasskey(
        NewPasskey(
          name: visit.form["name"], clientData: visit.form["client"],
          attestation: visit.form["attestation"]),
        challenge: visit.form["challenge"], for: visit.person)
      return .redirect(to: "/account")
    }
  }

  private static func question(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let credential = try visit.part("credential")
    let factors = try await visit.office.factors(of: visit.person.id)
    guard let key = factors.passkeys.first(where: { $0.credential == credential }) else {
      throw Problem.notFound
    }
    return visit.page(
      Page(
        title: voice("删除通行密钥", "Remove a passkey"),
        body: """
          <div class="sheet"><h1>\(voice("删除通行密钥", "Remove a passkey"))</h1>
          <p><strong>\(key.name)</strong> <code>\(key.key.fingerprint)</code></p>
          <form method="post" action="/account/passkeys/\(credential)/remove">\(visit.tokenField)
          \(HTML.password(voice("现在的密码", "Password in use")))
          <p class="buttons"><button class="danger" type="submit">\(voice("删除", "Remove"))</button></p></form>
          <p><a href="/account">\(voice("返回", "Back"))</a></p></div>
          """))
  }

  private static func remove(_ visit: Visit) async throws -> Response {
    let credential = try visit.part("credential")
    return try await visit.confirmed { visit in
      try await visit.office.removePasskey(credential, of: visit.person)
      return .redirect(to: "/account")
    }
  }
}
