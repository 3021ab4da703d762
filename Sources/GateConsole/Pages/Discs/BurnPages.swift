import GateDiscs
import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// Burn requests: the list, one request, and what can be done to it.
enum BurnPages {
  static let routes: [Route] = [
    .get("/burns", .business, list),
    .get("/burns/:request", .business, show),
    .get("/burns/:request/files/:number", .business, file),
    .post("/burns/:request/answer", .business, answer),
    .post("/burns/:request/withdraw", .business, withdraw),
    .post("/burns/:request/start", .business, start),
    .post("/burns/copies/:burn/witness", .business, witness),
    .post("/burns/copies/:burn/call-off", .business, callOff),
    .post("/burns/copies/:burn/settle", .officers, settle),
  ]

  private static func list(_ visit: Visit) async throws -> Response {
    let person = try visit.person
    let requests = try await visit.office.burnRequests(by: person)
    let drafts =
      Permission.may(person, .stageDisc).isAllowed
      ? try await visit.office.burnDrafts(by: person) : []
    return visit.page(
      BurnListPage(
        requests: requests, drafts: drafts, person: person,
        mandates: try visit.office.mandates(lentTo: person), visit: visit
      ).page)
  }

  private static func show(_ visit: Visit) async throws -> Response {
    let person = try visit.person
    let answer = try await visit.office.burnRequest(visit.part("request"), by: person)
    let rights = RequestRights(
      request: answer.request.request, person: person, now: visit.now,
      mandates: try visit.office.mandates(lentTo: person))
    let people = try visit.office.peopleByAccount()
    return visit.page(
      BurnPage(answer: answer, rights: rights, people: people, visit: visit).page)
  }

  private static func file(_ visit: Visit) async throws -> Response {
    let answer = try await visit.office.burnFile(
      BurnRoutes.number(visit), of: visit.part("request"), by: visit.person)
    return visit.page(
      BurnFilePage(answer: answer, request: try visit.part("request"), visit: visit).page)
  }

  private static func answer(_ visit: Visit) async throws -> Response {
    guard let answer = Approval.Answer(rawValue: visit.form["answer"]),
      let digest = Digest(hex: visit.form["revision"])
    else { throw Problem.badForm }
    let (reason, person) = (visit.form["reason"], try visit.person)
    let shown = try await visit.office.burnRequest(visit.part("request"), by: person)
    let given = AnswerRequest(
      answer: answer, revision: digest, reason: reason, seal: try visit.seal(reason: reason))
    let facts = BurnFacts(
      answer: shown, voice: visit.voice, people: try visit.office.peopleByAccount())
    if let page = try await SealPage.ifNeeded(
      given, on: shown.request.request, visit, path: shown.request.pagePath,
      facts: "\(facts.html)\(BurnFileTable(files: shown.files, voice: visit.voice).html)")
    {
      return page
    }
    let request = try await visit.office.answerBurn(
      visit.part("request"), given, by: person)
    return .redirect(to: request.pagePath)
  }

  private static func withdraw(_ visit: Visit) async throws -> Response {
    let request = try await visit.office.withdrawBurn(
      visit.part("request"), reason: visit.form["reason"], by: visit.person)
    return .redirect(to: request.pagePath)
  }

  private static func start(_ visit: Visit) async throws -> Response {
    back(
      to: try await visit.office.startBurn(
        visit.part("request"), StartBurn(disc: visit.form["disc"]), by: visit.person))
  }

  private static func witness(_ visit: Visit) async throws -> Response {
    back(to: try await visit.office.witnessBurn(visit.identifier("burn"), by: visit.person))
  }

  private static func callOff(_ visit: Visit) async throws -> Response {
    back(to: try await visit.office.callOffBurn(visit.identifier("burn"), by: visit.person))
  }

  private static func settle(_ visit: Visit) async throws -> Response {
    back(
      to: try await visit.office.settleBurn(
        visit.identifier("burn"), BurnReason(reason: visit.form["reason"]), by: visit.person))
  }

  private static func back(to burn: Burn) -> Response {
    .redirect(to: "/burns/\(PathText.encoded(burn.request.rawValue))")
  }
}
