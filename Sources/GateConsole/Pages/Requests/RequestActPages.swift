import GateAuditLog
import GateDomain
import GateForms
import GateOffice
import GatePolicy
import GateWire
import Hummingbird

/// The page of one request, and everything that can be done to it.
enum RequestActPages {
  static let routes: [Route] = [
    .get("/requests/:request", .business, show),
    .post("/requests/:request/answer", .approvers, answer),
    .upload("/requests/:request/resubmit", .owners, resubmit),
    .download("/requests/:request/attachments/:attachment", .business, attachment),
    .post("/requests/:request/withdraw", .owners, withdraw),
    .post("/requests/:request/void", .voiders, void),
    .post("/requests/:request/remind", .owners, remind),
    .post("/requests/:request/help", .approvers, help),
    .post("/requests/to-approve", .approvers, answerTogether),
  ]

  private static func show(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit).page)
  }

  private static func answer(_ visit: Visit) async throws -> Response {
    guard let answer = Approval.Answer(rawValue: visit.form["answer"]),
      let revision = Digest(hex: visit.form["revision"])
    else { throw Problem.badForm }
    let shown = try await visit.office.request(visit.part("request"), by: visit.person)
    let reason = trimmed(visit.form["reason"])
    let request = AnswerRequest(
      answer: answer, revision: revision, reason: reason,
      narrowing: answer == .approve
        ? try NarrowingFields(request: shown, visit: visit).narrowing(visit.form) : nil,
      seal: try visit.seal(reason: reason))
    if let page = try await SealPage.ifNeeded(request, on: shown, visit) { return page }
    return try await acting(visit, reasonField: "reason") { id, person in
      _ = try await visit.office.answer(id, request, by: person)
    }
  }

  private static func withdraw(_ visit: Visit) async throws -> Response {
    try await acting(visit, reasonField: nil) { id, person in
      _ = try await visit.office.withdraw(id, by: person)
    }
  }

  private static func remind(_ visit: Visit) async throws -> Response {
    try await acting(visit, reasonField: nil) { id, person in
      _ = try await visit.office.remind(id, by: person)
    }
  }

  private static func help(_ visit: Visit) async throws -> Response {
    guard let kind = HelpRequest.Kind(rawValue: visit.form["kind"]) else { throw Problem.badForm }
    let help = HelpRequest(
      kind: kind, colleague: visit.form["colleague"], reason: trimmed(visit.form["reason"]))
    return try await acting(visit, reasonField: "help-reason") { id, person in
      _ = try await visit.office.help(id, help, by: person)
    }
  }

  // Every box carries the revision that was shown, so a change made in between is refused.
  private static func answerTogether(_ visit: Visit) async throws -> Response {
    let ticked = visit.form.names.filter { $0.hasPrefix("batch.") }.sorted()
    guard !ticked.isEmpty else { return .redirect(to: "/requests/to-approve") }
    let answers = try ticked.map { name in
      guard let revision = Digest(hex: visit.form[name]) else { throw Problem.badForm }
      let id = Identifier<Request>(String(name.dropFirst("batch.".count)))
      return (id: id, answer: AnswerRequest(answer: .approve, revision: revision, reason: ""))
    }
    _ = try await visit.office.answerTogether(answers, by: visit.person)
    return .redirect(to: "/requests/to-approve")
  }

  private static func void(_ visit: Visit) async throws -> Response {
    let reason = trimmed(visit.form["reason"])
    return try await acting(visit, reasonField: "void-reason") { id, person in
      _ = try await visit.office.void(id, reason: reason, by: person)
    }
  }

  private static func resubmit(_ visit: Visit) async throws -> Response {
    let posted = try await PostedForm(visit)
    let request = try await visit.office.request(visit.part("request"), by: visit.person)
    guard let known = visit.office.policy.form(request.form) else { throw Problem.notFound }
    let (visit, problems) = try await posted.taken(for: known)
    let form = FilledForm(known, visit.form)
    guard problems.isEmpty else {
      return visit.page(
        try await page(visit, form: form, problems: FormProblems(problems)).page,
        status: .unprocessableContent)
    }
    guard visit.form["action"] != "more" else {
      return visit.page(try await page(visit, form: form).page)
    }
    do {
      _ = try await visit.office.resubmit(request.id, form, by: visit.person)
      return .redirect(to: request.pagePath)
    } catch let problems as FormProblems {
      return visit.page(
        try await page(visit, form: form, problems: problems).page, status: .unprocessableContent)
    }
  }

  /// Sends a file that came with a form; the browser stores it and never shows it.
  static func attachment(_ visit: Visit, _ context: ConsoleContext) async throws -> Response {
    let file = try await visit.office.attachment(
      visit.identifier("attachment"), of: visit.part("request"), by: visit.person)
    return try await FileDownload.answer(file, context: context)
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
    _ visit: Visit, form: FilledForm? = nil, problems: FormProblems? = nil
  ) async throws -> RequestPage {
    let person = try visit.person
    let request = try await visit.office.request(visit.part("request"), by: person)
    let rights = RequestRights(
      request: request, person: person, now: visit.now,
      mandates: try visit.office.mandates(lentTo: person))
    let people = try visit.office.peopleByAccount()
    var page = RequestPage(
      request: request, visit: visit, person: person, people: people,
      transfers: try await visit.office.transfers(of: request.id, by: person),
      grantState: try await visit.office.grantState(of: request.id, by: person)?.state,
      recent: request.requester == person.id
        ? []
        : try visit.office.recentRequests(of: request.requester, before: visit.now, by: person),
      records: try await visit.office.records(
        about: "request", id: request.id.rawValue, by: person),
      actions: RequestActions(rights: rights, visit: visit))
    if rights.canAnswer {
      page.actions.colleagues = people.values.sorted { $0.id < $1.id }.filter {
        $0.id != person.id && !request.isOwn($0.id) && $0.mayDecide
      }
    }
    if rights.canResubmit, let known = visit.office.policy.form(request.form) {
      let more = visit.form["action"] == "more" ? (Int(visit.form["rows"]) ?? 0) + 3 : 0
      page.resubmission = try await FormView(
        known, action: "\(request.pagePath)/resubmit",
        filled: form ?? visit.office.form(from: request), problems: problems,
        moreRows: min(more, 100), foot: resubmitButton(visit.voice), visit: visit)
    }
    return page
  }

  private static func resubmitButton(_ voice: Voice) -> HTML {
    "<p><button class=\"primary\" type=\"submit\">\(voice("重新提交", "Submit again"))</button></p>"
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Person {
  /// Whether the person may be asked to decide anything (三员分立).
  fileprivate var mayDecide: Bool { !holds(.auditor) && !holds(.systemAdministrator) }
}
