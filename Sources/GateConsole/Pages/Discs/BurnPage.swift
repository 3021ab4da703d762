import GateDiscs
import GateDomain
import GateOffice

/// One burn request with its files, approvals and discs.
struct BurnPage {
  let answer: BurnAnswer
  let rights: RequestRights
  let people: [Identifier<Person>: Person]
  let visit: Visit

  private var voice: Voice { visit.voice }
  private var person: Person { rights.person }
  private var request: BurnRequest { answer.request }
  private var order: BurnOrder { request.order }

  /// The page.
  var page: Page {
    let isLive = answer.burns.contains { !$0.state.isFinal }
    return Page(
      title: request.number,
      body: """
        <h1>\(request.number) \(request.state.chip.html(voice))</h1>
        <section>\(BurnFacts(answer: answer, voice: voice, people: people).html)</section>
        \(actions)
        \(answer.progress.map { BurnProgressView(progress: $0, voice: voice).html })
        <section><h2>\(voice("光盘", "Discs"))</h2>\(discs)</section>
        <section><h2>\(voice("文件", "Files"))</h2>\
        \(deleted)\(BurnFileTable(files: files, voice: voice, path: filePath).html)</section>
        <section><h2>\(voice("审批", "Approvals"))</h2>\(RequestTimeline(request: request.request, voice: voice).html)</section>
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
    guard rights.canAnswer else { return nil }
    let lender = rights.lender.map {
      "<p class=\"hint\">\(voice("您正在代理\($0.name)审批。", "You answer in the stead of \($0.name)."))</p>"
        as HTML
    }
    return form(
      "\(request.pagePath)/answer",
      """
      <h2>\(voice("审批", "Your answer"))</h2>\(lender)
      <input type="hidden" name="revision" value="\(request.digest.hex)">
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
    let own = rights.canWithdraw
    guard own || rights.canVoid else { return nil }
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
}
