import GateDiscs
import GateDomain
import GateOffice

/// One burn request with its files, approvals and discs.
struct BurnPage {
  let answer: BurnAnswer
  let person: Person
  let visit: Visit

  private var voice: Voice { visit.voice }
  private var request: BurnRequest { answer.request }
  private var order: BurnOrder { request.order }

  /// The page.
  var page: Page {
    let isLive = answer.burns.contains { !$0.state.isFinal }
    return Page(
      title: request.number,
      body: """
        <h1>\(request.number) \(request.state.chip.html(voice))</h1>
        <section>\(facts)</section>
        \(actions)
        \(answer.progress.map { BurnProgressView(progress: $0, voice: voice).html })
        <section><h2>\(voice("光盘", "Discs"))</h2>\(discs)</section>
        <section><h2>\(voice("文件", "Files"))</h2>\
        \(deleted)\(BurnFileTable(files: files, voice: voice, path: filePath).html)</section>
        <section><h2>\(voice("审批", "Approvals"))</h2>\(approvals)</section>
        """, isLive: isLive, section: .burns)
  }

  private var files: [StagedFile] { answer.files }

  private func filePath(_ file: StagedFile) -> String {
    "\(request.pagePath)/files/\(file.number)"
  }

  private var deleted: HTML? {
    answer.deletedAt.map { time in
      "<p>\(voice("服务器上的文件已删除：", "The files were deleted at the server: "))\(voice.time(time))</p>"
    }
  }

  private var facts: HTML {
    var facts = Facts()
    facts.add(voice("事由", "Purpose"), text: order.purpose)
    facts.add(voice("申请人", "Requester"), text: "\(request.requesterName) · \(request.department)")
    facts.add(voice("接收", "Receiver"), text: order.receiver)
    facts.add(voice("密级", "Level"), text: voice(order.level.words))
    facts.add(
      voice("份数", "Copies"),
      text: answer.allowance.map {
        voice("\(order.copies)（已用 \($0.used)）", "\(order.copies) (\($0.used) used)")
      } ?? "\(order.copies)")
    facts.add(
      voice("文件", "Files"), "\(voice.files(UInt64(order.files.count))) · \(voice.size(order.bytes))"
    )
    facts.add(voice("中间机", "Station"), text: order.station.rawValue)
    facts.add(voice("刻录人", "Burned by"), text: order.burner.rawValue)
    facts.add(voice("监刻人", "Watched by"), text: order.witness?.rawValue ?? voice("无", "nobody"))
    facts.add(
      voice("有效期", "Window"),
      "\(voice.time(order.window.notBefore)) – \(voice.time(order.window.notAfter))")
    facts.add(voice("批准的摘要", "Approved digest"), HTML.digest(request.digest))
    return facts.html
  }

  private var actions: [HTML] {
    [approve, start, withdraw].compactMap(\.self)
  }

  private func form(_ path: String, _ content: HTML) -> HTML {
    "<section><form method=\"post\" action=\"\(path)\">\(visit.tokenField)\(content)</form></section>"
  }

  private func reason(_ label: String, isRequired: Bool = false) -> HTML {
    """
    <div class="field"><label for="reason">\(label)</label>
    <input type="text" id="reason" name="reason" maxlength="500"\(isRequired ? " required" : "")></div>
    """
  }

  private var approve: HTML? {
    guard Office.waits(request, for: person) else { return nil }
    return form(
      "\(request.pagePath)/answer",
      """
      <h2>\(voice("审批", "Decide"))</h2>
      <input type="hidden" name="digest" value="\(request.digest.hex)">
      \(reason(voice("意见（驳回时必填）", "Reason (needed for a no)")))
      <div class="buttons">
      <button class="primary" name="answer" value="approve" type="submit">\(voice("同意", "Approve"))</button>
      <button class="danger" name="answer" value="reject" type="submit">\(voice("驳回", "Reject"))</button></div>
      """)
  }

  private var start: HTML? {
    guard request.state == .approved, person.id == order.burner,
      answer.allowance?.allowsAnother == true,
      !answer.burns.contains(where: { !$0.state.isFinal })
    else { return nil }
    return form(
      "\(request.pagePath)/start",
      """
      <h2>\(voice("刻录一份", "Burn a copy"))</h2>
      <p>\(voice("把登记过的空白盘放入刻录机，再填写盘面编号。", "Put a registered blank disc into the burner, then give its number."))</p>
      <div class="field"><label for="disc">\(voice("光盘编号", "Number of the disc"))</label>
      <input type="text" id="disc" name="disc" required maxlength="16" placeholder="DVD-2026-0001"></div>
      <button class="primary" type="submit">\(voice("开始刻录", "Burn"))</button>
      """)
  }

  private var withdraw: HTML? {
    guard !request.state.isFinal,
      person.id == request.requester || person.holds(.securityOfficer)
    else { return nil }
    let own = person.id == request.requester
    return form(
      "\(request.pagePath)/withdraw",
      """
      \(own ? "" : reason(voice("作废理由", "Why it is taken back"), isRequired: true))
      <button class="danger" type="submit">\(own ? voice("撤回申请", "Withdraw") : voice("作废", "Void"))</button>
      """)
  }

  private var discs: HTML {
    guard !answer.burns.isEmpty else {
      return "<p class=\"empty\">\(voice("还没有刻录。", "Nothing has been burned yet."))</p>"
    }
    return
      "<ul class=\"timeline\">\(answer.burns.map { BurnItem(burn: $0, person: person, visit: visit).html })</ul>"
  }

  private var approvals: HTML {
    let items: [HTML] = request.approvals.map { approval in
      """
      <li>\(approval.answer.chip.html(voice)) <bdi>\(approval.approverName)</bdi> \
      \(voice.time(approval.at)) <span class="words">\(approval.reason)</span></li>
      """
    }
    let open = request.openStep.map { step in
      "<li>\(voice("等待：", "waits for: "))\(step.name) · \(voice(step.role.words))</li>" as HTML
    }
    return "<ul class=\"timeline\">\(items)\(request.state == .inReview ? open : nil)</ul>"
  }
}
