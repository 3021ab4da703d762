import GateDomain
import GateOffice
import GatePasskeys
import GatePolicy
import GateWire
import Hummingbird

/// Asks an approver for their own key under a yes, showing what it signs.
struct SealPage {
  let request: Request
  let answer: AnswerRequest
  let visit: Visit
  /// The request's own page.
  let path: String
  /// What is asked for, where the fields alone do not say it.
  let content: HTML?

  private var voice: Voice { visit.voice }

  /// The page, when the answer is a yes to a step that asks for a seal and carries none.
  static func ifNeeded(
    _ answer: AnswerRequest, on request: Request, _ visit: Visit, path: String? = nil,
    facts: HTML? = nil
  ) async throws -> Response? {
    guard answer.answer == .approve, answer.seal == nil else { return nil }
    let person = try visit.person
    let rights = RequestRights(
      request: request, person: person, now: visit.now,
      mandates: try visit.office.mandates(lentTo: person))
    guard let step = request.openStep, step.needsSeal, rights.canAnswer else { return nil }
    return visit.page(
      try await SealPage(
        request: request, answer: answer, visit: visit, path: path ?? request.pagePath,
        content: facts
      ).page(step))
  }

  private func page(_ step: ApprovalStep) async throws -> Page {
    let title = voice("签认：同意申请 \(request.number)", "Seal: approve request \(request.number)")
    let keys = try await visit.office.rosterCredentials(of: visit.person)
    return Page(
      title: title,
      body: """
        <h1>\(title)</h1>
        <p class="next">\(voice("“\(step.name)”这一步须用您自己的通行密钥签认。请核对下面的内容。", "This step (\(step.name)) needs your own passkey. Check what follows."))</p>
        <section>\(try facts())</section>
        \(keys.isEmpty ? noKey : try sealing(keys))
        <p><a href="\(path)">\(voice("返回，不作决定", "Back, without deciding"))</a></p>
        """, section: content == nil ? .toApprove : .burns)
  }

  private func facts() throws -> HTML {
    var facts = Facts()
    if content == nil {
      facts.add(
        voice("申请人", "Requester"), text: "\(request.requesterName) · \(request.department)")
      ContentView(
        content: request.revision.content, office: visit.office, voice: voice,
        people: try visit.office.peopleByAccount(), filesPath: "\(path)/attachments"
      ).add(to: &facts)
    }
    if answer.narrowing != nil {
      facts.add(
        voice("范围", "Extent"),
        text: voice("只同意您刚才选定的部分", "only the part that you have just chosen"))
    }
    facts.add(voice("决定", "Decision"), text: voice("同意", "approve"))
    if !answer.reason.isEmpty { facts.add(voice("意见", "Reason"), text: answer.reason) }
    facts.add(voice("版本摘要", "Version digest"), HTML.digest(request.revision.digest))
    return "\(content)\(facts.html)"
  }

  private var noKey: HTML {
    """
    <div class="banner bad" role="note"><strong>✕ \(voice("您还没有在单位密钥名册中的通行密钥，不能签认。", "You have no passkey in the office's roster of keys, so you cannot seal."))</strong>
    <p>\(voice("请先在“我的账号”登记通行密钥，再请安全保密管理员当面核对指纹并签发新名册。", "Enrol one under My account, then have the security administrator compare its fingerprint with you and sign a new roster."))</p></div>
    """
  }

  private func sealing(_ keys: [String]) throws -> HTML {
    guard
      let challenge = visit.office.sealChallenge(
        for: request, reason: answer.reason, by: try visit.person)
    else { throw Problem.notFound }
    return """
      <section class="act">\(PasskeyForm(
        ceremony: .get, action: "\(path)/answer", challenge: challenge.bytes,
        credentials: keys,
        content: """
          <input type="hidden" name="answer" value="approve">
          <input type="hidden" name="revision" value="\(answer.revision.hex)">
          <input type="hidden" name="reason" value="\(answer.reason)">
          \(NarrowingFields(request: request, visit: visit).carried(visit.form))
          """,
        button: voice("用通行密钥签认并同意", "Seal with a passkey and approve"), visit: visit
      ).html)</section>
      """
  }
}
