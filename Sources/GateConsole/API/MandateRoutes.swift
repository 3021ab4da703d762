import GateDomain
import GateForms
import GateOffice
import GatePolicy
import GateSigning
import GateWire
import Hummingbird

/// Lent roles, several approvals at once, files and evidence of requests, for programs.
enum MandateRoutes {
  static let routes: [Route] = [
    .get("/api/v1/mandates", .business) { visit in
      try .json(visit.office.mandates(of: visit.person))
    },
    .post("/api/v1/mandates", .business, lend),
    Route(method: .delete, path: "/api/v1/mandates/:mandate", access: .business) { visit, _ in
      try await visit.office.takeBack(visit.identifier("mandate"), by: visit.person)
      return Response(status: .noContent)
    },
    .post("/api/v1/requests/approvals", .approvers, approve),
    Route(method: .put, path: "/api/v1/attachments", access: .requesters) { visit, _ in
      try await attach(visit)
    },
    .download(
      "/api/v1/requests/:request/attachments/:attachment", .business, RequestActPages.attachment),
    .get("/api/v1/requests/:request/evidence", .logReaders) { visit in
      let evidence = try await visit.office.evidence(of: visit.part("request"), by: visit.person)
      return try .json(evidence.unverified)
    },
  ]

  private static func lend(_ visit: Visit) async throws -> Response {
    let asked = try await visit.decoded(LendRequest.self)
    let offset = visit.voice.offsetSeconds
    let from =
      asked.from.isEmpty ? visit.now : Timestamp(formText: asked.from, offsetSeconds: offset)
    guard let from, let until = Timestamp(formText: asked.until, offsetSeconds: offset),
      let window = Window(notBefore: from, notAfter: until)
    else { throw Problem.wrongTimes }
    let lent = try await visit.office.lend(
      asked.roles, to: asked.taker, for: window, by: visit.person)
    return try .json(lent, status: .created)
  }

  private static func approve(_ visit: Visit) async throws -> Response {
    let batch = try await visit.decoded(BatchApproval.self)
    let answers = batch.requests.map { entry in
      (
        id: entry.request,
        answer: AnswerRequest(answer: .approve, revision: entry.revision, reason: "")
      )
    }
    return try .json(await visit.office.answerTogether(answers, by: visit.person))
  }

  private static func attach(_ visit: Visit) async throws -> Response {
    let form = visit.query("form").flatMap(visit.office.policy.form)
    guard let form, let field = visit.query("field").flatMap(form.field),
      case .attachment(let most) = field.kind
    else { throw Problem.noAttachmentField }
    let body = visit.request.body.map { Array($0.readableBytesView) }
    do {
      return try await .json(
        visit.office.attach(visit.query("name") ?? "", limit: most, body: body, by: visit.person),
        status: .created)
    } catch let defect as AttachmentDefect {
      throw FormProblems([
        FormProblem(
          field: field.id, label: field.label, explanation: defect.explanation(most: most))
      ])
    }
  }
}

extension Problem {
  fileprivate static let wrongTimes = Problem(
    .unprocessableContent, "wrong-times",
    what: Words("时间填写有误", "the times make no sense"),
    hint: Words(
      "请填写晚于开始的截止时间，例如 2026-11-22T16:05",
      "give an end that is later, such as 2026-11-22T16:05"))

  fileprivate static let noAttachmentField = Problem(
    .unprocessableContent, "no-attachment-field",
    what: Words("该申请单没有这个附件字段", "the form has no such field for a file"),
    hint: Words("请核对申请单和字段名", "check the names of form and field"))
}
