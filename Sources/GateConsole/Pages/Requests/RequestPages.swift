import GateApproval
import GateDomain
import GateOffice
import GatePolicy
import GateWire
import Hummingbird

/// Lists of requests, and the form that makes one.
enum RequestPages {
  static let pageSize = 50

  static let routes: [Route] = [
    .get("/requests", .business, mine),
    .get("/requests/to-approve", .business, toApprove),
    .get("/requests/all", .overseers, all),
    .get("/requests/new", .requesters, new),
    .post("/requests", .requesters, submit),
  ]

  private static func mine(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    return try await list(
      .mine, visit, title: voice("我的申请", "My requests"), section: .myRequests,
      empty: voice("您还没有申请。", "You have no requests yet."),
      above: """
        <p><a class="button primary" href="/requests/new">\(voice("新建申请", "New request"))</a></p>
        """)
  }

  private static func toApprove(_ visit: Visit) async throws -> Response {
    try await list(
      .toApprove, visit, title: visit.voice("待我审批", "To approve"), section: .toApprove,
      empty: visit.voice("现在没有等待您审批的申请。", "Nothing waits for your answer now."))
  }

  private static func all(_ visit: Visit) async throws -> Response {
    try await list(
      .all, visit, title: visit.voice("全部申请", "All requests"), section: .allRequests,
      empty: visit.voice("还没有申请。", "There are no requests yet."))
  }

  private static func list(
    _ list: RequestList, _ visit: Visit, title: String, section: Page.Section, empty: String,
    above: HTML = ""
  ) async throws -> Response {
    let requests = try await visit.office.requests(
      list, by: visit.person, limit: pageSize, before: visit.queryIdentifier("before"))
    let next =
      requests.count < pageSize
      ? nil
      : requests.last.map {
        "\(section.path)?before=\(PathText.encoded($0.id.rawValue))"
      }
    let table = RequestTable(requests: requests, voice: visit.voice, now: visit.now)
    return visit.page(
      Page(
        title: title,
        body: """
          <h1>\(title)</h1>\(above)\(table.html(empty: empty))\
          \(HTML.more(next, visit.voice("更早的", "Older")))
          """, section: section))
  }

  private static func new(_ visit: Visit) async throws -> Response {
    let form = InboundForm.fresh(
      at: visit.now, offsetSeconds: visit.voice.offsetSeconds,
      longest: visit.office.policy.inbound.maxWindowSeconds)
    return try await formPage(visit, form, problems: nil)
  }

  private static func submit(_ visit: Visit) async throws -> Response {
    let form = InboundForm(visit.form)
    do {
      let request = try await visit.office.submit(form, by: visit.person)
      return .redirect(to: request.pagePath)
    } catch let problems as FormProblems {
      return try await formPage(visit, form, problems: problems)
    }
  }

  private static func formPage(_ visit: Visit, _ form: InboundForm, problems: FormProblems?)
    async throws -> Response
  {
    let title = visit.voice("新建传入申请", "New inbound transfer request")
    let fields = try await RequestForm(
      action: "/requests", submit: Words("提交申请", "Submit the request"), form: form,
      problems: problems, visit: visit)
    let isWrong = problems != nil
    return visit.page(
      Page(
        title: isWrong ? visit.voice("错误：\(title)", "Error: \(title)") : title,
        body: "\(fields.summary.html(visit.voice))<h1>\(title)</h1>\(fields.html)",
        section: .myRequests), status: isWrong ? .unprocessableContent : .ok)
  }
}

extension RequestForm {
  /// The form with what is plugged in now.
  init(
    action: String, submit: Words, form: InboundForm, problems: FormProblems?, visit: Visit
  ) async throws {
    let devices = try await visit.office.devices(by: visit.person).filter { !$0.isAllowed }
    var summary = problems.map(ErrorSummary.init) ?? ErrorSummary(lines: [])
    if form[.device].isEmpty, !devices.isEmpty { summary.pointToList() }
    self.init(
      action: action, submit: submit, form: form, summary: summary, devices: devices,
      stations: await visit.office.stations(), visit: visit)
  }
}

extension ErrorSummary {
  // Who chose nothing shall choose from the list, not write numbers.
  fileprivate mutating func pointToList() {
    let typed = InboundForm.Field.device.elementID
    for index in lines.indices where lines[index].elementID == typed {
      lines[index].elementID = MediumChoice.elementID
    }
  }
}
