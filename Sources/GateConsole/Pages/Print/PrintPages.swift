import GateAuditLog
import GateDomain
import GateQR
import GateForms
import GateOffice
import GatePolicy
import Hummingbird

/// The request as a form on A4 paper, with boxes for signatures.
enum PrintPages {
  static let routes: [Route] = [
    .get("/requests/:request/print", .business, show)
  ]

  private static func show(_ visit: Visit) async throws -> Response {
    let person = try visit.person
    let request = try await visit.office.request(visit.part("request"), by: person)
    let sheet = PrintSheet(
      request: request, people: try visit.office.peopleByAccount(),
      records: try await visit.office.records(
        about: "request", id: request.id.rawValue, by: person),
      visit: visit)
    return visit.page(
      Page(
        title: visit.voice("审批单 \(request.number)", "Form \(request.number)"), body: sheet.html))
  }
}

/// What stands on the paper.
struct PrintSheet {
  let request: Request
  let people: [Identifier<Person>: Person]
  let records: [LoggedRecord]
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  var html: HTML {
    let form = visit.office.policy.form(request.form)
    var facts = Facts()
    facts.add(voice("申请人", "Requester"), text: "\(request.requesterName) · \(request.department)")
    ContentView(
      content: request.revision.content, office: visit.office, voice: voice, people: people
    ).add(to: &facts)
    return """
      <p class="noprint"><a href="\(request.pagePath)">← \(voice("返回申请", "Back to the request"))</a> · \
      \(voice("请用浏览器的打印功能（A4 纵向）。", "Use the browser's print function (A4, upright)."))</p>
      <article class="a4"><p class="officename">\(visit.office.site.office)</p>
      <h1>\(form.map { voice($0.title) } ?? request.form)</h1>
      <p class="formnumber">\(voice("编号：", "No. "))\(request.number) · \(voice("状态：", "State: "))\(voice(request.state.words))</p>
      \(facts.html)
      <div class="boxes">\(request.steps.map(box))\(hand)</div>
      \(proof)</article>
      """
  }

  private func box(_ step: ApprovalStep) -> HTML {
    let answers: [HTML] = request.approvals.filter {
      $0.step == step.id && $0.revision == request.revision.digest
    }.map { approval in
      let lent: HTML? = approval.inSteadOf.map {
        "（\(voice("代理", "for")) \(people[$0]?.name ?? $0.rawValue)）"
      }
      return """
        <p><strong>\(voice(approval.answer.words))</strong> \(approval.approverName)\(lent) \(voice.time(approval.at))\
        \(approval.reason.isEmpty ? nil : "<br>\(approval.reason)" as HTML)</p>
        """
    }
    return """
      <div class="box"><h2>\(step.name)</h2>\(answers)<p class="sign">\(voice("签字：　　　　　　　年　月　日", "Signature:                    Date:"))</p></div>
      """
  }

  private var hand: HTML {
    """
    <div class="box"><h2>\(voice("经办与回执", "Carried out and received"))</h2>\
    <p class="sign">\(voice("经办人：　　　　　接收人：　　　　　日期：", "Done by:            Received by:            Date:"))</p></div>
    """
  }

  // The number, the exact version and the newest record about it: what the log proves.
  private var proof: HTML {
    let place = records.last.map { "\($0.index)" } ?? "-"
    let text = "GATEHOUSE/1 \(request.number) \(request.revision.digest.hex) \(place)"
    let code = QRCode(text)
    return """
      <div class="proof">\(code?.html(label: voice("编号与版本摘要的二维码", "QR code of number and digest")))\
      <p>\(voice("版本摘要", "Version digest")) <code>\(request.revision.digest.hex)</code><br>\
      \(voice("审计日志序号", "Audit record")) \(place) · \(voice("审批只对此版本有效；凭编号可在关口核对。", "Approvals count for this version only; check the number in Gatehouse."))</p></div>
      """
  }
}
