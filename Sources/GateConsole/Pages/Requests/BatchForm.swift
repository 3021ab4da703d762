import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// Everything that waits for the reader, with boxes to answer together what the rules allow.
struct BatchForm {
  /// Oldest first.
  let requests: [Request]
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  var html: HTML {
    guard !requests.isEmpty else {
      return """
        <p class="empty">\(voice("现在没有等待您审批的申请。", "Nothing waits for your answer now."))</p>
        """
    }
    let table = RequestTable(requests: requests, visit: visit, isBatch: true)
    guard requests.contains(where: \.allowsBatch) else { return table.html(empty: "") }
    return """
      <form method="post" action="/requests/to-approve" data-confirm="\(voice("确定同意所有选中的申请吗？每一份都会单独记录。", "Approve every request that is ticked? Each is recorded on its own."))">\
      \(visit.tokenField)\(table.html(empty: ""))
      <p class="buttons"><button class="primary" type="submit">\(voice("批量同意选中的申请", "Approve the ticked ones"))</button>
      <span class="quiet">\(voice("只有规则允许批量的申请可以勾选；退回和驳回请逐份办理。", "Only where the rule allows it; to return or reject, open the request."))</span></p></form>
      """
  }
}
