import GateDomain

/// A list of requests as a table.
struct RequestTable {
  let requests: [Request]
  let voice: Voice
  let now: Timestamp

  /// The table; a sentence when there is nothing to show.
  func html(empty: String) -> HTML {
    guard !requests.isEmpty else { return "<p class=\"empty\">\(empty)</p>" }
    return """
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("编号", "Number"))</th>\
      <th scope="col">\(voice("事由", "Purpose"))</th>\
      <th scope="col">\(voice("申请人", "Requester"))</th>\
      <th scope="col">\(voice("来源", "Source"))</th>\
      <th scope="col">\(voice("状态", "State"))</th>\
      <th scope="col">\(voice("提交", "Submitted"))</th></tr></thead>
      <tbody>
      \(requests.map(row))</tbody></table></div>
      """
  }

  private func row(_ request: Request) -> HTML {
    let content = request.revision.content
    return """
      <tr><th scope="row"><a href="\(request.pagePath)">\(request.number)</a></th>\
      <td class="long">\(content.purpose)</td>\
      <td>\(request.requesterName) <span class="quiet">\(request.department)</span></td>\
      <td class="long">\(content.source)</td>\
      <td>\(request.state.chip.html(voice))\(overdue(request))</td>\
      <td>\(voice.time(request.revision.submittedAt))<br>\
      <span class="quiet">\(voice.ago(request.revision.submittedAt, now: now))</span></td></tr>

      """
  }

  // A request that waits for an answer says how long it may still wait.
  private func overdue(_ request: Request) -> HTML? {
    guard request.state == .inReview else { return nil }
    let seconds = (request.decideBefore.milliseconds - now.milliseconds) / 1000
    guard seconds > 0 else {
      return "<br><strong class=\"bad\">\(voice("已超过审批期限", "past its time"))</strong>"
    }
    let left = voice("剩 \(voice.span(seconds))", "\(voice.span(seconds)) left")
    return seconds < 14_400
      ? "<br><strong class=\"bad\">\(left)</strong>" : "<br><span class=\"quiet\">\(left)</span>"
  }
}

extension Request {
  /// Where its page is.
  var pagePath: String { "/requests/\(PathText.encoded(id.rawValue))" }
}
