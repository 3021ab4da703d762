import GateDomain
import GateOffice
import GateWire

/// One account, with what can be proposed about it.
struct PersonPage {
  let account: AccountView
  let pledge: PledgeSignature?
  let changes: [AccountChange]
  let visit: Visit

  private var voice: Voice { visit.voice }
  private var person: Person { account.person }
  private var path: String { "/people/\(PathText.encoded(person.id.rawValue))" }

  /// The page.
  var page: Page {
    Page(
      title: person.name,
      body: """
        <h1>\(person.name) \(account.chip.html(voice))</h1>
        <div class="columns"><div>
        <section>\(facts)</section>
        \(waiting)
        </div><div>\(acts)</div></div>
        <p><a href="/people">\(voice("返回人员账号", "Back to the accounts"))</a></p>
        """, section: .people)
  }

  private var facts: HTML {
    var facts = Facts()
    facts.add(voice("账号", "Account"), text: person.id.rawValue)
    facts.add(voice("部门", "Department"), text: person.department)
    facts.add(
      voice("角色", "Roles"), text: voice.list(person.orderedRoles.map { voice($0.words) }))
    if let until = account.lockedUntil {
      facts.add(voice("锁定至", "Locked until"), voice.time(until))
    }
    facts.add(voice("保密承诺书", "Pledge"), pledgeText)
    return facts.html
  }

  private var pledgeText: HTML {
    guard let pledge else { return account.pledgeChip.html(voice) }
    return """
      \(account.pledgeChip.html(voice)) \(voice("签署于", "signed on")) \(voice.time(pledge.signedAt))\
      \(voice("，有效至 ", ", until "))\(voice.time(pledge.expiresAt))\(paper(pledge))
      """
  }

  private func paper(_ pledge: PledgeSignature) -> HTML? {
    switch pledge.means {
    case .password, .passkey: nil
    case .paper(let number, _): " · \(voice("纸质编号", "paper")) <bdi>\(number)</bdi>"
    case .scan(let number, _, let change):
      """
       · \(voice("纸质编号", "paper")) <bdi>\(number)</bdi> · \
      <a href="\(PledgeScanPages.path(change))">\(voice("下载扫描件", "Download the scan"))</a>
      """
    }
  }

  private var waiting: HTML? {
    guard !changes.isEmpty else { return nil }
    return """
      <section><h2>\(voice("等待确认", "Waiting to be confirmed"))</h2>
      \(ChangeList(changes: changes, visit: visit).html)</section>
      """
  }

  private var acts: HTML? {
    guard let viewer = visit.viewer?.person else { return nil }
    let isKeeper = Access.act(.registerPledge).admits(viewer) && viewer.id != person.id
    let pledge = isKeeper && changes.isEmpty ? paperForm : nil
    guard Access.accountKeepers.admits(viewer), changes.isEmpty else { return pledge }
    return [assignForm, account.isActive ? resetForm : nil, closeForm, pledge]
      .compactMap(\.self).joined()
  }

  private var assignForm: HTML {
    form(
      voice("变更角色或部门", "Change roles or department"), kind: "assign",
      """
      \(HTML.line(voice("部门", "Department"), id: "department", value: person.department, limit: 50))
      \(RoleChoice(chosen: person.roles, voice: voice).html)
      """)
  }

  private var resetForm: HTML {
    form(
      voice("重置密码与密钥", "Reset password and keys"), kind: "reset",
      """
      <p class="help">\(voice("通行密钥和动态口令一并作废。", "Passkeys and time codes are taken away too."))</p>
      \(HTML.password(voice("新的初始密码", "New first password"), id: "first", autocomplete: "new-password"))
      """)
  }

  private var closeForm: HTML {
    account.isActive
      ? form(voice("停用账号", "Close the account"), kind: "close", "")
      : form(voice("重新启用账号", "Open the account again"), kind: "reopen", "")
  }

  private func form(_ title: String, kind: String, _ content: HTML) -> HTML {
    """
    <section class="act"><h2>\(title)</h2>
    <form method="post" action="\(path)/changes">\(visit.tokenField)
    <input type="hidden" name="kind" value="\(kind)">\(content)
    <p class="buttons"><button class="\(kind == "close" ? "danger" : "")" type="submit">\(voice("提出：\(title)", "Propose: \(title)"))</button></p></form></section>
    """
  }

  private var paperForm: HTML {
    """
    <section class="act"><h2>\(voice("登记纸质承诺书", "Enter a pledge signed on paper"))</h2>
    <form method="post" action="\(path)/pledge" enctype="multipart/form-data">\(visit.tokenField)
    \(HTML.line(voice("纸质编号", "Number of the paper"), id: "number"))
    <div class="field"><label for="scan">\(voice("扫描件", "The scan"))</label>
    <p class="help" id="scan-help">\(voice("PDF、JPEG 或 PNG；另一位管理员看过并确认后才有效", "PDF, JPEG or PNG; it counts once another administrator has looked at it and confirmed"))</p>
    <input type="file" id="scan" name="scan" required accept=".pdf,.jpg,.jpeg,.png" aria-describedby="scan-help"></div>
    <p class="buttons"><button type="submit">\(voice("提出登记", "Propose it"))</button></p></form></section>
    """
  }
}
