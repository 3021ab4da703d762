import GateDomain
import GateOffice

/// Proposed changes of accounts, with the buttons of those who may decide them.
struct ChangeList {
  let changes: [AccountChange]
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  var html: HTML {
    guard !changes.isEmpty else {
      return "<p class=\"empty\">\(voice("现在没有等待确认的变更。", "No change waits to be confirmed."))</p>"
    }
    return "<ul class=\"held\">\(changes.map(item))</ul>"
  }

  private func item(_ change: AccountChange) -> HTML {
    """
    <li><strong>\(voice(change.kind.words))</strong> <code>\(change.account)</code> \(details(change))
    <p class="quiet">\(voice("\(change.proposer.name) 提出于", "proposed by \(change.proposer.name) on")) \(voice.time(change.proposedAt))</p>
    \(buttons(change))</li>

    """
  }

  private func details(_ change: AccountChange) -> HTML {
    switch change.kind {
    case .add(let person):
      "\(person.name) · \(person.department) · \(names(person.roles))"
    case .assign(let roles, let department): "\(department) · \(names(roles))"
    case .close, .reopen, .reset: ""
    case .pledge(let number, _, let scan):
      """
      \(voice("编号", "number")) <bdi>\(number)</bdi> · <a href="\(PledgeScanPages.path(change.id))">\(voice("下载扫描件", "Download the scan"))</a> \
      <span class="quiet"><bdi>\(scan.name)</bdi> · \(voice.size(scan.size))</span>
      """
    }
  }

  private func names(_ roles: Set<Role>) -> String {
    voice.list(Role.allCases.filter(roles.contains).map { voice($0.words) })
  }

  private func buttons(_ change: AccountChange) -> HTML? {
    guard let person = visit.viewer?.person,
      Permission.may(person, .confirmAccount).isAllowed
    else { return nil }
    let isOwn = change.proposer.id == person.id
    let why = Self.refusal(change, person)
    let confirm: HTML =
      why.map { "<span class=\"quiet\">\(voice($0))</span>" }
        ?? """
        <button class="primary" name="decision" value="confirm">\(voice("确认", "Confirm"))<span class="unseen"> \(change.account)</span></button>
        """
    return """
      <form method="post" action="/changes/\(PathText.encoded(change.id.rawValue))">\(visit.tokenField)
      <p class="buttons">\(confirm) <button name="decision" value="refuse">\(isOwn ? voice("收回", "Take back") : voice("拒绝", "Refuse"))<span class="unseen"> \(change.account)</span></button></p></form>
      """
  }

  private static func refusal(_ change: AccountChange, _ person: Person) -> Words? {
    do {
      _ = try change.deciding(true, by: person)
      return nil
    } catch {
      return error.explanation.hint
    }
  }
}

extension AccountChange.Kind {
  /// What it does.
  var words: Words {
    switch self {
    case .add: Words("新增", "add")
    case .assign: Words("变更角色", "change roles")
    case .close: Words("停用", "close")
    case .reopen: Words("重新启用", "open again")
    case .reset: Words("重置密码与密钥", "reset password and keys")
    case .pledge: Words("登记纸质承诺书", "take a pledge signed on paper")
    }
  }
}
