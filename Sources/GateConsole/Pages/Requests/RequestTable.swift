import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// A list of requests as a table.
struct RequestTable {
  let requests: [Request]
  let visit: Visit
  /// Whether those that may be answered together have a box.
  var isBatch = false

  private var voice: Voice { visit.voice }

  /// The table; a sentence when there is nothing to show.
  func html(empty: String) -> HTML {
    guard !requests.isEmpty else { return "<p class=\"empty\">\(empty)</p>" }
    let box: HTML? =
      isBatch
      ? "<th scope=\"col\"><span class=\"unseen\">\(voice("选择", "tick"))</span></th>" : nil
    return """
      <div class="scroll"><table>
      <thead><tr>\(box)<th scope="col">\(voice("编号", "Number"))</th>\
      <th scope="col">\(voice("表单", "Form"))</th>\
      <th scope="col">\(voice("事由", "Purpose"))</th>\
      <th scope="col">\(voice("申请人", "Requester"))</th>\
      <th scope="col">\(voice("状态", "State"))</th>\
      <th scope="col">\(voice("提交", "Submitted"))</th></tr></thead>
      <tbody>
      \(requests.map(row))</tbody></table></div>
      """
  }

  private func row(_ request: Request) -> HTML {
    let content = request.revision.content
    let form = visit.office.policy.form(request.form)
    return """
      <tr>\(isBatch ? box(request) : nil)<th scope="row"><a href="\(request.pagePath)">\(request.number)</a></th>\
      <td>\(form.map { voice($0.title) } ?? request.form)</td>\
      <td class="long">\(content.subject)</td>\
      <td>\(request.requesterName) <span class="quiet">\(request.department)</span></td>\
      <td>\(request.state.chip.html(voice))\(DueText(request: request, visit: visit).html)</td>\
      <td>\(voice.time(request.revision.submittedAt))<br>\
      <span class="quiet">\(voice.ago(request.revision.submittedAt, now: visit.now))</span></td></tr>

      """
  }

  private func box(_ request: Request) -> HTML {
    guard request.allowsBatch else { return "<td></td>" }
    return """
      <td><input type="checkbox" name="batch.\(request.id)" value="\(request.revision.digest.hex)" \
      aria-label="\(voice("选择 \(request.number)", "tick \(request.number)"))"></td>
      """
  }
}

/// How long a request may still wait for an answer, and whether it was asked to hurry.
struct DueText {
  let request: Request
  let visit: Visit

  /// The markup; nothing for requests that wait for nobody.
  var html: HTML? {
    guard request.state == .inReview else { return nil }
    let voice = visit.voice
    let seconds = (request.decideBefore.milliseconds - visit.now.milliseconds) / 1000
    let reminders: HTML? =
      request.reminders.isEmpty
      ? nil
      : " <span class=\"chip waiting\">\(voice("催办 \(request.reminders.count) 次", "asked \(request.reminders.count)×"))</span>"
    guard seconds > 0 else {
      return "<br><strong class=\"bad\">\(voice("已超过审批期限", "past its time"))</strong>"
    }
    let left = voice("剩 \(voice.span(seconds))", "\(voice.span(seconds)) left")
    let isEscalated =
      request.isOverdue || request.openStep.map { request.escalated.contains($0.id) } ?? false
    let late: HTML? =
      isEscalated ? " <strong class=\"bad\">\(voice("已超时", "overdue"))</strong>" : nil
    return seconds < 14_400
      ? "<br><strong class=\"bad\">\(left)</strong>\(late)\(reminders)"
      : "<br><span class=\"quiet\">\(left)</span>\(late)\(reminders)"
  }
}

extension Request {
  /// Where its page is.
  var pagePath: String { "/requests/\(PathText.encoded(id.rawValue))" }
}
