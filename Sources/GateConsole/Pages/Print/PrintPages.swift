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
    .get("/requests/:request/print", .business, show),
    .get("/requests/:request/form.pdf", .business, paper),
  ]

  private static func show(_ visit: Visit) async throws -> Response {
    let sheet = try await sheet(visit)
    let number = sheet.request.number
    return visit.page(
      Page(title: visit.voice("审批单 \(number)", "Form \(number)"), body: sheet.html))
  }

  private static func paper(_ visit: Visit) async throws -> Response {
    let sheet = try await sheet(visit)
    let number = sheet.request.number
    return .download(
      try await FormPaper(sheet).bytes(),
      name: visit.voice("审批单-\(number).pdf", "form-\(number).pdf"), type: "application/pdf")
  }

  private static func sheet(_ visit: Visit) async throws -> PrintSheet {
    let person = try visit.person
    let request = try await visit.office.request(visit.part("request"), by: person)
    return PrintSheet(
      request: request, people: try visit.office.peopleByAccount(),
      records: try await visit.office.records(
        about: "request", id: request.id.rawValue, by: person),
      visit: visit)
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
    var facts = Facts()
    facts.add(voice("申请人", "Requester"), text: "\(request.requesterName) · \(request.department)")
    ContentView(
      content: request.revision.content, office: visit.office, voice: voice, people: people
    ).add(to: &facts)
    return """
      <p class="noprint"><a href="\(request.pagePath)">← \(voice("返回申请", "Back to the request"))</a> · \
      <a href="\(request.pagePath)/form.pdf">\(voice("下载 PDF", "Download the PDF"))</a> · \
      \(voice("也可用浏览器打印（A4 纵向）。", "The browser prints it too (A4, upright)."))</p>
      <article class="a4"><p class="officename">\(visit.office.site.office)</p>
      <h1>\(title)</h1>
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

  /// The form's name.
  var title: String {
    visit.office.policy.form(request.form).map { voice($0.title) } ?? request.form
  }

  /// The number, the exact version and the newest record about it: what the log proves.
  var proofText: String {
    "GATEHOUSE/1 \(request.number) \(request.revision.digest.hex) \(place)"
  }

  /// Where that record stands in the log.
  var place: String { records.last.map { "\($0.index)" } ?? "-" }

  private var proof: HTML {
    let code = QRCode(proofText)
    return """
      <div class="proof">\(code?.html(label: voice("编号与版本摘要的二维码", "QR code of number and digest")))\
      <p>\(voice("版本摘要", "Version digest")) <code>\(request.revision.digest.hex)</code><br>\
      \(voice("审计日志序号", "Audit record")) \(place) · \(voice("审批只对此版本有效；凭编号可在关口核对。", "Approvals count for this version only; check the number in Gatehouse."))</p></div>
      """
  }
}
