import GateAuditLog
import GateDomain
import GateOffice

/// Everything about one request on one page.
struct RequestPage {
  let request: Request
  let visit: Visit
  let person: Person
  let transfers: [Transfer]
  /// The state of its grant; nil while there is none.
  let grantState: String?
  let records: [LoggedRecord]
  var actions: RequestActions
  /// The form to change a returned request; nil unless the reader may.
  var resubmission: RequestForm?

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("申请 \(request.number)", "Request \(request.number)")
    let isWrong = !summary.lines.isEmpty
    return Page(
      title: isWrong ? voice("错误：\(title)", "Error: \(title)") : title,
      body: """
        \(summary.html(voice))
        <h1>\(title) \(request.state.chip.html(voice))</h1>
        <p class="next">\(next)</p>
        <div class="columns"><div>
        \(content)
        \(changes)
        \(transferSection)
        </div><div>
        <section><h2>\(voice("审批过程", "Route"))</h2>\(RequestTimeline(request: request, voice: voice).html)</section>
        \(grant)
        \(actions.html)
        </div></div>
        \(resubmit)
        \(RecordTrail(records: records, voice: voice).html)
        """, section: request.requester == person.id ? .myRequests : .allRequests)
  }

  private var next: String {
    guard transfers.contains(where: { !$0.state.isFinal }) else {
      return request.nextSentence(voice)
    }
    return voice(
      "介质正在传输，进度见下方的传输任务。", "The medium is being transferred; see the transfer below.")
  }

  private var summary: ErrorSummary {
    ErrorSummary(lines: actions.summary.lines + (resubmission?.summary.lines ?? []))
  }

  private var content: HTML {
    let content = request.revision.content
    var facts = Facts()
    facts.add(voice("申请人", "Requester"), text: "\(request.requesterName) · \(request.department)")
    facts.add(voice("事由", "Purpose"), text: content.purpose)
    facts.add(voice("数据来源", "Source"), text: content.source)
    facts.add(voice("存储介质", "Medium"), medium(content))
    facts.add(voice("中间机", "Station"), text: content.station.rawValue)
    facts.add(voice("有效时间", "Window"), window(content.window))
    facts.add(voice("预计文件", "Expected files"), expected(content.expectedFiles))
    if request.state == .inReview || request.state == .returned {
      facts.add(voice("审批期限", "Decide before"), voice.time(request.decideBefore))
    }
    facts.add(
      voice("版本摘要", "Version digest"),
      "\(HTML.digest(request.revision.digest)) <span class=\"quiet\">\(voice("审批只对这一版有效", "approvals count for this version only"))</span>"
    )
    return "<section><h2>\(voice("申请内容", "What is asked for"))</h2>\(facts.html)</section>"
  }

  private func medium(_ content: InboundTransfer) -> HTML {
    let label: HTML? =
      content.mediumLabel.isEmpty ? nil : "<bdi>\(content.mediumLabel)</bdi> · "
    return "\(label)<code>\(content.device.display)</code>"
  }

  private func window(_ window: Window) -> HTML {
    "\(voice.time(window.notBefore)) – \(voice.time(window.notAfter))"
  }

  private func expected(_ files: [String]) -> HTML {
    guard !files.isEmpty else {
      return "<span class=\"quiet\">\(voice("未填写", "not given"))</span>"
    }
    let items: [HTML] = files.map { "<li><bdi>\($0)</bdi></li>" }
    return "<ul class=\"plain\">\(items)</ul>"
  }

  private var changes: HTML? {
    guard request.revisions.count > 1 else { return nil }
    return RevisionChanges(request: request, voice: voice).html
  }

  private var grant: HTML? {
    guard let grantState else { return nil }
    return """
      <section><h2>\(voice("授权", "Grant"))</h2><p>\(voice(GrantWords.sentence(grantState)))</p></section>
      """
  }

  private var transferSection: HTML? {
    guard !transfers.isEmpty else { return nil }
    return """
      <section><h2>\(voice("传输任务", "Transfers"))</h2>\
      \(TransferTable(transfers: transfers, voice: voice, isShort: true).html(empty: ""))</section>
      """
  }

  private var resubmit: HTML? {
    guard let resubmission else { return nil }
    return """
      <section class="act"><h2 id="change">\(voice("修改后重新提交", "Change and submit again"))</h2>
      \(resubmission.html)</section>
      """
  }
}
