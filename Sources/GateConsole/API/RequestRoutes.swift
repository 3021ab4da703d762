import GateDomain
import GateForms
import GateOffice
import GateWire
import Hummingbird

/// Requests for programs.
enum RequestRoutes {
  static let listLimit = 200

  static let routes: [Route] = [
    .get("/api/v1/requests", .business, list),
    .post("/api/v1/requests", .requesters, submit),
    .get("/api/v1/requests/:request", .business) { try await .json(found($0)) },
    .post("/api/v1/requests/:request/answer", .approvers, answer),
    .post("/api/v1/requests/:request/resubmit", .owners, resubmit),
    .post("/api/v1/requests/:request/withdraw", .owners) { visit in
      try await .json(visit.office.withdraw(found(visit).id, by: visit.person))
    },
    .post("/api/v1/requests/:request/void", .voiders, void),
    .get("/api/v1/requests/:request/grant", .business, grant),
    .post("/api/v1/requests/:request/remind", .business) { visit in
      try await .json(visit.office.remind(found(visit).id, by: visit.person))
    },
    .post("/api/v1/requests/:request/help", .business) { visit in
      let help = try await visit.decoded(HelpRequest.self)
      return try await .json(visit.office.help(found(visit).id, help, by: visit.person))
    },
    .get("/api/v1/requests/:request/explanation", .business) { visit in
      let words = try await visit.office.explanation(of: found(visit))
      return try .json(["zh-CN": words.chinese, "en": words.english])
    },
  ]

  // A request is named by its identifier or by its number.
  private static func found(_ visit: Visit) async throws -> Request {
    try await visit.office.request(visit.part("request"), by: visit.person)
  }

  private static func list(_ visit: Visit) async throws -> Response {
    let name = visit.query("list") ?? RequestList.mine.rawValue
    guard let list = RequestList(rawValue: name) else { throw Problem.unknownList }
    return try .json(
      await visit.office.requests(
        list, by: visit.person, limit: listLimit, before: visit.queryIdentifier("before")))
  }

  private static func submit(_ visit: Visit) async throws -> Response {
    let form = try await visit.decoded(FilledForm.self)
    return try .json(await visit.office.submit(form, by: visit.person), status: .created)
  }

  private static func answer(_ visit: Visit) async throws -> Response {
    let answer = try await visit.decoded(AnswerRequest.self)
    return try .json(await visit.office.answer(found(visit).id, answer, by: visit.person))
  }

  private static func resubmit(_ visit: Visit) async throws -> Response {
    let form = try await visit.decoded(FilledForm.self)
    return try .json(await visit.office.resubmit(found(visit).id, form, by: visit.person))
  }

  private static func void(_ visit: Visit) async throws -> Response {
    let request = try await visit.decoded(VoidRequest.self)
    return try .json(
      await visit.office.void(found(visit).id, reason: request.reason, by: visit.person))
  }

  private static func grant(_ visit: Visit) async throws -> Response {
    let state = try await visit.office.grantState(of: found(visit).id, by: visit.person)
    guard let state else { throw Problem.noGrant }
    return try .json(GrantAnswer(grant: state.grant, state: state.state))
  }
}

extension Problem {
  fileprivate static let unknownList = Problem(
    .unprocessableContent, "unknown-list",
    what: Words("没有这样的列表", "there is no such list"),
    hint: Words("可用：mine、to-approve、all", "use mine, to-approve or all"))

  static let noGrant = Problem(
    .notFound, "no-grant",
    what: Words("此申请没有授权", "this request has no grant"),
    hint: Words("申请批准后才有授权", "a grant exists once the request is approved"))
}
