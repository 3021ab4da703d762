import GateAuditLog
import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// Everything about one request on one page.
struct RequestPage {
  let request: Request
  let visit: Visit
  let person: Person
  let people: [Identifier<Person>: Person]
  let transfers: [Transfer]
  /// The state of its grant; nil while there is none.
  let grantState: String?
  /// What the requester asked for lately, this request included; empty for the requester.
  let recent: [Request]
  let records: [LoggedRecord]
  var actions: RequestActions
  /// The form to change a returned request; nil unless the reader may.
  var resubmission: FormView?

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
        \(formLine)
        <p class="next">\(next)</p>
        <div class="columns"><div>
        \(content)
        \(changes)
        \(transferSection)
        \(history)
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

  private var view: ContentView {
    ContentView(
      content: request.revision.content, office: visit.office, voice: voice, people: people,
      filesPath: "\(request.pagePath)/attachments")
  }

  private var formLine: HTML {
    let form = visit.office.policy.form(request.form)
    let why = request.steps.isEmpty ? nil : visit.office.explanation(of: request)
    return """
      <p class="quiet">\(form.map { voice($0.title) } ?? request.form)\
      \(why.map { " · \(voice("路线：", "route: "))\(voice($0))" as HTML }) · \
      <a href="\(request.pagePath)/print">\(voice("打印审批单", "Print form"))</a>\(evidence)</p>
      """
  }

  private var evidence: HTML? {
    guard Access.logReaders.admits(person) else { return nil }
    return """
       · <a href="\(request.pagePath)/evidence" download>\(voice("导出证据包", "Evidence package"))</a>
      """
  }

  private var content: HTML {
    var facts = Facts()
    facts.add(voice("申请人", "Requester"), text: "\(request.requesterName) · \(request.department)")
    view.add(to: &facts)
    if request.state == .inReview || request.state == .returned {
      facts.add(voice("审批期限", "Decide before"), voice.time(request.decideBefore))
    }
    facts.add(
      voice("版本摘要", "Version digest"),
      "\(HTML.digest(request.revision.digest)) <span class=\"quiet\">\(voice("审批只对这一版有效", "approvals count for this version only"))</span>"
    )
    return "<section><h2>\(voice("申请内容", "What is asked for"))</h2>\(facts.html)</section>"
  }

  // Approvers see at a glance how often somebody asks, and what became of it.
  private var history: HTML? {
    let others = recent.filter { $0.id != request.id }
    guard !recent.isEmpty else { return nil }
    let title = voice("申请人近 90 天的申请", "The requester's last 90 days")
    guard !others.isEmpty else {
      return
        "<section><h2>\(title)</h2><p class=\"empty\">\(voice("没有其他申请。", "No other requests."))</p></section>"
    }
    let rows: [HTML] = others.prefix(8).map { other in
      """
      <li><a href="\(other.pagePath)">\(other.number)</a> \(other.state.chip.html(voice)) \
      <span class="quiet">\(other.revision.content.subject)</span></li>
      """
    }
    return """
      <section><h2>\(title) <span class="count">\(others.count)</span></h2>
      <ul class="plain">\(rows)</ul></section>
      """
  }

  private var changes: HTML? {
    guard request.revisions.count > 1 else { return nil }
    return RevisionChanges(request: request, view: view, voice: voice).html
  }

  private var grant: HTML? {
    guard let grantState else { return nil }
    return """
      <section><h2>\(voice("授权", "Grant"))</h2><p>\(voice(GrantWords.sentence(grantState)))</p>\(narrowed)</section>
      """
  }

  // What the approvers took away, so that nobody takes the request for the grant.
  private var narrowed: HTML? {
    let narrowing = request.narrowing
    guard !narrowing.isEmpty else { return nil }
    let dropped = narrowing.kept.sorted { $0.key < $1.key }.flatMap { field, places -> [String] in
      guard case .files(let files) = request.revision.content.values[field] else { return [] }
      return files.indices.filter { !places.contains($0) }.map { files[$0].name }
    }
    let items: [HTML] = dropped.map { "<li><del><bdi>\($0)</bdi></del></li>" }
    let until: HTML? = narrowing.until.map {
      "<p>\(voice("提前截止：", "ends earlier: "))\(voice.time($0))</p>"
    }
    return """
      <p class="hint">\(voice("审批人只同意了一部分，未同意的：", "Approved only in part. Left out:"))</p>\
      <ul class="plain">\(items)</ul>\(until)
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
