import GateApproval
import GateAuditLog
import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// The page of one request, and everything that can be done to it.
enum RequestActPages {
  static let routes: [Route] = [
    .get("/requests/:request", .business, show),
    .post("/requests/:request/answer", .business, answer),
    .post("/requests/:request/resubmit", .business, resubmit),
    .post("/requests/:request/withdraw", .business, withdraw),
    .post("/requests/:request/void", .officers, void),
  ]

  private static func show(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit).page)
  }

  private static func answer(_ visit: Visit) async throws -> Response {
    guard let answer = Approval.Answer(rawValue: visit.form["answer"]),
      let revision = Digest(hex: visit.form["revision"])
    else { throw Problem.badForm }
    let request = AnswerRequest(
      answer: answer, revision: revision, reason: trimmed(visit.form["reason"]))
    return try await acting(visit, reasonField: "reason") { id, person in
      _ = try await visit.office.answer(id, request, by: person)
    }
  }

  private static func withdraw(_ visit: Visit) async throws -> Response {
    try await acting(visit, reasonField: nil) { id, person in
      _ = try await visit.office.withdraw(id, by: person)
    }
  }

  private static func void(_ visit: Visit) async throws -> Response {
    let reason = trimmed(visit.form["reason"])
    return try await acting(visit, reasonField: "void-reason") { id, person in
      _ = try await visit.office.void(id, reason: reason, by: person)
    }
  }

  private static func resubmit(_ visit: Visit) async throws -> Response {
    let form = InboundForm(visit.form)
    let request = try await visit.office.request(visit.part("request"), by: visit.person)
    do {
      _ = try await visit.office.resubmit(request.id, form, by: visit.person)
      return .redirect(to: request.pagePath)
    } catch let problems as FormProblems {
      return visit.page(
        try await page(visit, form: form, problems: problems).page, status: .unprocessableContent)
    }
  }

  // A missing reason is the one mistake that is made on the page itself, so it is shown there.
  private static func acting(
    _ visit: Visit, reasonField: String?,
    _ act: (Identifier<Request>, Person) async throws -> Void
  ) async throws -> Response {
    let request = try await visit.office.request(visit.part("request"), by: visit.person)
    do {
      try await act(request.id, visit.person)
      return .redirect(to: request.pagePath)
    } catch let refusal as RequestRefusal where refusal == .reasonMissing && reasonField != nil {
      var wrong = try await page(visit)
      wrong.actions.reason = visit.form["reason"]
      wrong.actions.summary = ErrorSummary(
        lines: [.init(elementID: reasonField ?? "", explanation: refusal.explanation)])
      return visit.page(wrong.page, status: refusal.status)
    }
  }

  private static func page(
    _ visit: Visit, form: InboundForm? = nil, problems: FormProblems? = nil
  ) async throws -> RequestPage {
    let person = try visit.person
    let request = try await visit.office.request(visit.part("request"), by: person)
    let rights = RequestRights(request: request, person: person, now: visit.now)
    var page = RequestPage(
      request: request, visit: visit, person: person,
      transfers: try await visit.office.transfers(of: request.id, by: person),
      grantState: try await visit.office.grantState(of: request.id, by: person)?.state,
      records: try await visit.office.records(
        about: "request", id: request.id.rawValue, by: person),
      actions: RequestActions(rights: rights, visit: visit))
    if rights.canResubmit {
      page.resubmission = try await RequestForm(
        action: "\(request.pagePath)/resubmit",
        submit: Words("重新提交", "Submit again"), form: form ?? visit.office.form(from: request),
        problems: problems, visit: visit)
    }
    return page
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
