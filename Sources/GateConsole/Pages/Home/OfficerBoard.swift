import GateDomain
import GateForms
import GateOffice
import GateWire
import GatePolicy

/// What a security officer, a leader or the auditor sees first, on one screen.
enum OfficerBoard {
  private static let shown = 7

  /// The markup.
  static func html(_ person: Person, _ visit: Visit) async throws -> HTML {
    """
    <h1 class="unseen">\(visit.voice("首页", "Home"))</h1>
    <div class="board"><div>\(try waiting(person, visit))\(try figures(person, visit))</div>
    <div>\(try grants(person, visit))\(try await BoardIncidents.html(person, visit))\(try await log(person, visit))</div></div>
    """
  }

  private static func waiting(_ person: Person, _ visit: Visit) throws -> HTML? {
    guard Page.Section.toApprove.access.admits(person) else { return nil }
    let voice = visit.voice
    let waiting = try visit.office.firstWaiting(for: person, limit: shown)
    let mandates = try visit.office.mandates(lentTo: person)
    let rows: [HTML] = waiting.first.map { row($0, person, mandates, visit) }
    let body: HTML =
      rows.isEmpty
      ? "<p class=\"empty\">\(voice("现在没有等待您审批的申请。", "Nothing waits for your answer now."))</p>"
      : """
      <div class="scroll"><table class="tight"><thead><tr><th scope="col">\(voice("编号", "Number"))</th><th scope="col">\(voice("事由", "Purpose"))</th>\
      <th scope="col">\(voice("申请人", "Requester"))</th><th scope="col">\(voice("剩余时间", "Time left"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
    return """
      <section><h2>\(voice("待我审批", "To approve")) <span class="count">\(waiting.count)</span> \
      <a class="side" href="/requests/to-approve">\(voice("全部与批量审批", "All, and several at once"))</a></h2>\(body)</section>
      """
  }

  private static func row(
    _ request: Request, _ person: Person, _ mandates: [Mandate], _ visit: Visit
  ) -> HTML {
    let voice = visit.voice
    let rights = RequestRights(
      request: request, person: person, now: visit.now, mandates: mandates)
    let lent: HTML? = rights.lender.map {
      " <span class=\"chip quiet\">\(voice("代理 \($0.name)", "for \($0.name)"))</span>"
    }
    let left = (request.decideBefore.milliseconds - visit.now.milliseconds) / 1000
    let isLate =
      left < 14_400 || request.isOverdue
      || request.openStep.map { request.escalated.contains($0.id) } ?? false
    let time: HTML =
      isLate
      ? "<strong class=\"bad\">\(voice("超时 · 剩 \(voice.span(max(0, left)))", "overdue · \(voice.span(max(0, left))) left"))</strong>"
      : "\(voice.span(left))"
    return """
      <tr><th scope="row"><a href="\(request.pagePath)">\(request.number)</a></th>\
      <td class="clip">\(request.revision.content.subject)\(lent)</td>\
      <td>\(request.requesterName) <span class="quiet">\(request.department)</span></td><td>\(time)</td></tr>

      """
  }

  private static func grants(_ person: Person, _ visit: Visit) throws -> HTML {
    let voice = visit.voice
    let live = try visit.office.liveGrants(by: person, limit: 100)
    let items: [HTML] = live.prefix(5).map { entry in
      let left = (entry.grant.window.notAfter.milliseconds - visit.now.milliseconds) / 1000
      let station: HTML? =
        entry.grant.station == Grant.noStation ? nil : " @ \(entry.grant.station)"
      return """
        <li><a href="\(entry.request.pagePath)">\(entry.grant.requestNumber)</a> \(entry.request.requesterName)\(station) \
        \(entry.isInUse ? "<span class=\"chip waiting\">\(voice("使用中", "in use"))</span>" : HTML()) \
        <span class="until" data-until="\(entry.grant.window.notAfter.milliseconds)">\(voice("剩 \(voice.span(max(0, left)))", "\(voice.span(max(0, left))) left"))</span> \
        \(revoke(entry.request, person, visit))</li>

        """
    }
    let body: HTML =
      items.isEmpty
      ? "<p class=\"empty\">\(voice("没有正在生效的授权。", "No grant is live."))</p>"
      : "<ul class=\"plain dense\">\(items)</ul>"
    return """
      <section><h2>\(voice("正在生效的授权", "Live grants")) <span class="count">\(live.count)</span></h2>\(body)</section>
      """
  }

  // It leads to the request, where the reason is asked for.
  private static func revoke(_ request: Request, _ person: Person, _ visit: Visit) -> HTML? {
    guard RequestRights(request: request, person: person, now: visit.now).canVoid else {
      return nil
    }
    return """
      <a class="button small danger" href="\(request.pagePath)#void-reason" aria-label="\(visit.voice("撤销 \(request.number) 的授权", "revoke the grant of \(request.number)"))">\(visit.voice("撤销", "Revoke"))</a>
      """
  }

  private static func figures(_ person: Person, _ visit: Visit) throws -> HTML {
    let voice = visit.voice
    let figures = try visit.office.figures(days: 7, by: person)
    func count(_ states: [RequestState]) -> Int {
      states.reduce(0) { $0 + (figures.states[$1] ?? 0) }
    }
    let results: [(label: String, count: Int)] = [
      (voice("审批中", "open"), count([.inReview])),
      (voice("同意", "yes"), count([.approved, .closed])),
      (voice("退回", "back"), count([.returned])), (voice("驳回", "no"), count([.rejected])),
      (voice("失效", "void"), count([.lapsed, .voided, .withdrawn])),
    ]
    return """
      <section><h2>\(voice("本周", "This week")) <a class="side" href="/figures">\(voice("更多统计", "More figures"))</a></h2>
      <div class="pair charts">\(BarChart(bars: FigurePages.bars(figures, voice), title: voice("每天提交", "submitted by day")).html)\
      \(BarChart(bars: results, title: voice("结果", "results"), width: 260).html)</div>
      <p class="quiet tightline">\(FigurePages.median(figures, voice))</p></section>
      """
  }

  private static func log(_ person: Person, _ visit: Visit) async throws -> HTML? {
    guard Access.logReaders.admits(person) else { return nil }
    let voice = visit.voice
    let summary = try await visit.office.logSummary(by: person)
    let check = await visit.office.logCheck()
    let state: HTML =
      switch check {
      case .sound(let size, let time):
        "<span class=\"chip good\">✓ \(voice("独立核验通过", "checked independently"))</span> \(voice("前 \(size) 条，", "first \(size), "))\(voice.ago(time, now: visit.now))"
      case .wrong(let finding, let time):
        "<span class=\"chip bad\">✕ \(voice("核验不通过", "check failed"))</span> \(voice(finding)) · \(voice.ago(time, now: visit.now))"
      case .failed(let time):
        "<span class=\"chip bad\">✕ \(voice("核验未能进行", "could not be checked"))</span> \(voice("请系统管理员查看 gated 的运行日志", "the administrator finds why in the journal of gated")) · \(voice.ago(time, now: visit.now))"
      case nil: "<span class=\"chip waiting\">… \(voice("尚未核验", "not checked yet"))</span>"
      }
    return """
      <section><h2>\(voice("审计日志", "Audit log")) <a class="side" href="/log">\(voice("查看记录", "See the records"))</a></h2>
      <p class="tightline">\(voice("\(summary.size) 条记录", "\(summary.size) records")) · \(state)</p></section>
      """
  }
}
