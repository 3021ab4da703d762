import GateDiscs
import GateDomain
import GateOffice

/// Burn requests and the reader's own drafts.
struct BurnListPage {
  let requests: [BurnRequest]
  let drafts: [DraftAnswer]
  let person: Person
  let mandates: [Mandate]
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("光盘刻录", "Discs")
    return Page(
      title: title,
      body: "<h1>\(title)</h1>\(begin)\(draftList)\(table)", section: .burns)
  }

  private var begin: HTML? {
    guard Permission.may(person, .stageDisc).isAllowed else { return nil }
    return """
      <form method="post" action="/burns/drafts">\(visit.tokenField)
      <button class="primary" type="submit">\(voice("新建刻录申请", "New burn request"))</button></form>
      """
  }

  private var draftList: HTML? {
    guard !drafts.isEmpty else { return nil }
    let items: [HTML] = drafts.map { draft in
      """
      <li><a href="\(DraftPages.path(draft.id))">\
      \(voice("草稿，\(draft.files.count) 个文件", "draft with \(draft.files.count) files"))</a></li>
      """
    }
    return "<section><h2>\(voice("我的草稿", "My drafts"))</h2><ul>\(items)</ul></section>"
  }

  private var table: HTML {
    guard !requests.isEmpty else {
      return "<p class=\"empty\">\(voice("还没有刻录申请。", "There are no burn requests yet."))</p>"
    }
    return """
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("编号", "Number"))</th>\
      <th scope="col">\(voice("事由", "Purpose"))</th>\
      <th scope="col">\(voice("申请人", "Requester"))</th>\
      <th scope="col">\(voice("密级", "Level"))</th>\
      <th scope="col">\(voice("份数", "Copies"))</th>\
      <th scope="col">\(voice("接收", "Receiver"))</th>\
      <th scope="col">\(voice("状态", "State"))</th></tr></thead>
      <tbody>\(requests.map(row))</tbody></table></div>
      """
  }

  private func row(_ request: BurnRequest) -> HTML {
    """
    <tr><th scope="row"><a href="\(request.pagePath)">\(request.number)</a></th>\
    <td class="long">\(request.order.purpose)</td>\
    <td>\(request.requesterName) <span class="quiet">\(request.department)</span></td>\
    <td>\(voice(request.order.level.words))</td><td>\(request.order.copies)</td>\
    <td class="long">\(request.order.receiver)</td>\
    <td>\(request.state.chip.html(voice))\(mine(request))</td></tr>

    """
  }

  private func mine(_ request: BurnRequest) -> HTML? {
    guard Office.waits(request.request, for: person, mandates: mandates, at: visit.now) else {
      return nil
    }
    return "<br><strong>\(voice("待您审批", "waits for you"))</strong>"
  }
}
