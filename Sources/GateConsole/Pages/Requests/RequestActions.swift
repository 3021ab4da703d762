import GateDomain

/// The buttons of a request page, for those who may press them.
struct RequestActions {
  let rights: RequestRights
  let visit: Visit
  /// What was typed into the reason when the last try failed.
  var reason = ""
  /// What is wrong with the last try.
  var summary = ErrorSummary(lines: [])

  private var voice: Voice { visit.voice }
  private var request: Request { rights.request }

  /// The markup; nothing for those who may only read.
  var html: HTML {
    [answer, own, void].compactMap(\.self).joined()
  }

  private var answer: HTML? {
    guard rights.canAnswer else { return nil }
    return """
      <section class="act" aria-labelledby="act-title"><h2 id="act-title">\(voice("审批", "Your answer"))</h2>
      <form method="post" action="\(request.pagePath)/answer">\(visit.tokenField)
      <input type="hidden" name="revision" value="\(request.revision.digest.hex)">
      \(reasonField("reason", voice("意见（退回和驳回必须填写，申请人会看到）", "Reason (needed to return or reject; the requester reads it)")))
      <p class="buttons"><button class="primary" name="answer" value="approve">\(voice("同意", "Approve"))</button>
      <button name="answer" value="return">\(voice("退回修改", "Return for a change"))</button>
      <button class="danger" name="answer" value="reject">\(voice("驳回", "Reject"))</button></p>
      </form></section>
      """
  }

  private var own: HTML? {
    guard rights.canWithdraw else { return nil }
    return """
      <section class="act"><form method="post" action="\(request.pagePath)/withdraw" data-confirm="\(voice("确定撤回此申请吗？撤回后不能恢复。", "Take this request back? This is final."))">\(visit.tokenField)
      <p class="buttons"><button type="submit">\(voice("撤回申请", "Withdraw the request"))</button></p></form></section>
      """
  }

  private var void: HTML? {
    guard rights.canVoid else { return nil }
    return """
      <section class="act"><h2>\(voice("作废", "Void"))</h2>
      <form method="post" action="\(request.pagePath)/void">\(visit.tokenField)
      \(reasonField("void-reason", voice("作废理由（必填，申请人会看到）", "Why (needed; the requester reads it)")))
      <p class="buttons"><button class="danger" type="submit">\(voice("作废申请并撤销授权", "Void the request and revoke its grant"))</button></p>
      </form></section>
      """
  }

  private func reasonField(_ id: String, _ label: String) -> HTML {
    let wrong: HTML? =
      summary.names(id) ? " aria-invalid=\"true\" aria-describedby=\"\(id)-error\"" : nil
    return """
      <p><label for="\(id)">\(label)</label></p>\(summary.note(id, voice))
      <p><textarea id="\(id)" name="reason" rows="2" maxlength="1000"\(wrong)>\(summary.names(id) ? reason : "")</textarea></p>
      """
  }
}
