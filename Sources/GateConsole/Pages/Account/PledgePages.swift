import GateDomain
import GateOffice
import GatePasskeys
import GatePolicy
import GateStore
import Hummingbird

/// The confidentiality pledge: its text, and signing it.
enum PledgePages {
  static let routes: [Route] = [
    .get("/pledge", .signedIn, show),
    .post("/pledge", .signedIn, signByPassword),
    .post("/pledge/passkey", .signedIn, signByPasskey),
  ]

  private static func show(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let policy = visit.office.policy.pledge
    let person = try visit.person
    let last = try await visit.office.pledge(of: person.id)
    let paragraphs: [HTML] = policy.paragraphs.map { "<li>\(voice($0))</li>\n" }
    let isValid = last?.isValid(for: policy.text, at: visit.now) ?? false
    return visit.page(
      Page(
        title: voice(policy.title),
        body: """
          <h1>\(voice(policy.title)) \(chip(isValid, last).html(voice))</h1>
          \(standing(last, isValid, visit))
          <section><ol>\(paragraphs)</ol>
          <p class="quiet">\(voice("第 \(policy.version) 版，签署后 \(policy.validDays) 天有效。", "Version \(policy.version); a signature counts for \(policy.validDays) days."))</p></section>
          \(try await signing(visit, isValid))
          """))
  }

  private static func chip(_ isValid: Bool, _ last: PledgeSignature?) -> Chip {
    if isValid { return Chip(words: Words("有效", "signed"), tone: .good) }
    return last == nil
      ? Chip(words: Words("未签署", "not signed"), tone: .bad)
      : Chip(words: Words("已失效", "no longer counts"), tone: .bad)
  }

  private static func standing(_ last: PledgeSignature?, _ isValid: Bool, _ visit: Visit) -> HTML {
    let voice = visit.voice
    guard isValid, let last else {
      return """
        <p class="next">\(voice("签署后才能提交申请、审批和操作。", "Until you sign it you cannot file, decide or operate anything."))</p>
        """
    }
    return """
      <p class="next">\(voice("您已于", "You signed it on")) \(voice.time(last.signedAt))\(voice(" 签署，有效至 ", "; it counts until "))\(voice.time(last.expiresAt))\(voice("。", "."))</p>
      """
  }

  private static func signing(_ visit: Visit, _ isValid: Bool) async throws -> HTML {
    let voice = visit.voice
    let person = try visit.person
    let digest = visit.office.policy.pledge.text
    let text: HTML = "<input type=\"hidden\" name=\"text\" value=\"\(digest.hex)\">"
    let keys = try await visit.office.factors(of: person.id).passkeys
    let passkey: HTML? =
      keys.isEmpty
      ? nil
      : PasskeyForm(
        ceremony: .get, action: "/pledge/passkey",
        challenge: visit.office.pledgeChallenge(for: person).bytes,
        credentials: keys.map(\.credential), content: text,
        button: voice("用通行密钥签署", "Sign with a passkey"), visit: visit
      ).html
    return """
      <section class="act"><h2>\(isValid ? voice("提前续签", "Sign it again") : voice("签署", "Sign"))</h2>
      <p>\(voice("本人 \(person.name) 已阅读以上内容并承诺遵守。", "I, \(person.name), have read the above and promise to keep it."))</p>
      \(passkey)
      <form class="wide" method="post" action="/pledge">\(visit.tokenField)\(text)
      \(HTML.password(voice("输入密码签署", "Sign by giving your password")))
      <p class="buttons"><button class="\(keys.isEmpty ? "primary" : "")" type="submit">\(voice("用密码签署", "Sign by password"))</button></p></form></section>
      """
  }

  private static func signByPassword(_ visit: Visit) async throws -> Response {
    let text = try seen(visit)
    return try await visit.confirmed { visit in
      guard let viewer = visit.viewer else { throw Problem.notSignedIn }
      try await visit.office.signPledge(text, seal: nil, by: viewer)
      return .redirect(to: "/pledge")
    }
  }

  private static func signByPasskey(_ visit: Visit) async throws -> Response {
    guard let viewer = visit.viewer else { throw Problem.notSignedIn }
    try await visit.office.signPledge(
      try seen(visit), seal: try visit.requiredSeal(), by: viewer)
    return .redirect(to: "/pledge")
  }

  private static func seen(_ visit: Visit) throws -> Digest {
    guard let digest = Digest(hex: visit.form["text"]) else { throw Problem.badForm }
    return digest
  }
}
