import GateDomain

/// The buttons of a request page, for those who may press them.
struct RequestActions {
  let rights: RequestRights
  let visit: Visit
  /// Who could help an approver.
  var colleagues: [Person] = []
  /// What was typed into the reason when the last try failed.
  var reason = ""
  /// What is wrong with the last try.
  var summary = ErrorSummary(lines: [])

  private var voice: Voice { visit.voice }
  private var request: Request { rights.request }

  /// The markup; nothing for those who may only read.
  var html: HTML {
    [answer, help, own, void].compactMap(\.self).joined()
  }

  private var answer: HTML? {
    guard rights.canAnswer else { return nil }
    return """
      <section class="act" aria-labelledby="act-title"><h2 id="act-title">\(voice("审批", "Your answer"))</h2>
      \(rights.lender.map { "<p class=\"hint\">\(voice("您正在代理\($0.name)审批。", "You answer in the stead of \($0.name)."))</p>" as HTML })
      <form method="post" action="\(request.pagePath)/answer">\(visit.tokenField)
      <input type="hidden" name="revision" value="\(request.revision.digest.hex)">
      \(NarrowingFields(request: request, visit: visit).html)
      \(reasonField("reason", voice("意见（退回、驳回和部分同意必须填写，申请人会看到）", "Reason (needed to return, reject or approve in part; the requester reads it)")))
      <p class="buttons"><button class="primary" name="answer" value="approve">\(voice("同意", "Approve"))</button>
      <button name="answer" value="return">\(voice("退回修改", "Return for a change"))</button>
      <button class="danger" name="answer" value="reject">\(voice("驳回", "Reject"))</button></p>
      </form></section>
      """
  }

  private var help: HTML? {
    guard rights.canAnswer, !colleagues.isEmpty else { return nil }
    let options: [HTML] = colleagues.map {
      "<option value=\"\($0.id)\">\($0.name) · \($0.department)</option>"
    }
    return """
      <section class="act"><details\(summary.names("help-reason") ? " open" : "")><summary>\(voice("转办或加签", "Turn to a colleague"))</summary>
      <form method="post" action="\(request.pagePath)/help">\(visit.tokenField)
      <p><label for="colleague">\(voice("同事", "Colleague"))</label>
      <select id="colleague" name="colleague">\(options)</select></p>
      \(reasonField("help-reason", voice("理由（必填）", "Why (needed)")))
      <p class="buttons"><button name="kind" value="hand-over">\(voice("转办", "Give the turn to them"))</button>
      <button name="kind" value="add-reviewer">\(voice("加签", "Ask for their approval too"))</button></p>
      <p class="quiet">\(voice("转办：由同一角色的同事代替您办理。加签：在原有人数之外再加一人同意。", "A turn goes to a holder of the same role. An added reviewer must approve besides the others."))</p>
      </form></details></section>
      """
  }

  private var own: HTML? {
    guard rights.canWithdraw else { return nil }
    let remind: HTML? =
      rights.canRemind
      ? """
      <form method="post" action="\(request.pagePath)/remind">\(visit.tokenField)
      <button type="submit">\(voice("催办", "Ask to hurry"))</button></form>
      """ : nil
    return """
      <section class="act"><div class="buttons">\(remind)<form method="post" action="\(request.pagePath)/withdraw" data-confirm="\(voice("确定撤回此申请吗？撤回后不能恢复。", "Take this request back? This is final."))">\(visit.tokenField)
      <button type="submit">\(voice("撤回申请", "Withdraw the request"))</button></form></div></section>
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
