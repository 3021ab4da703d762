import GateDomain
import GateOffice
import GateWire
import HTTPTypes
import Hummingbird

/// The list of held files, each one's page, and what officers decide there.
enum HeldPages {
  static let routes: [Route] = [
    .get("/held", .reviewers, list),
    .get("/held/:transfer/:index", .reviewers, show),
    .post("/held/:transfer/:index", .officers, decide),
    .download("/held/:transfer/:index/container", .officers, HeldRoutes.container),
  ]

  private static func list(_ visit: Visit) async throws -> Response {
    let list = try HeldRoutes.chosen(visit)
    let page = try await visit.office.heldFiles(
      list, after: visit.query("after").flatMap(HeldPlace.init(text:)), by: visit.person)
    return visit.page(HeldListPage(list: list, held: page, visit: visit).page)
  }

  private static func show(_ visit: Visit) async throws -> Response {
    let held = try await HeldRoutes.found(visit)
    return visit.page(HeldFilePage(held: held, visit: visit, person: try visit.person).page)
  }

  private static func decide(_ visit: Visit) async throws -> Response {
    let held = try await HeldRoutes.found(visit)
    guard let disposition = ReviewDisposition(rawValue: visit.form["disposition"]),
      let digest = Digest(hex: visit.form["sha256"])
    else { throw Problem.badForm }
    let reasons = visit.form["reasons"].split(separator: " ")
      .compactMap { HeldReason(rawValue: String($0)) }
    let act = ReviewAct(
      disposition, digest: digest, reasons: reasons, why: visit.form["why"],
      recipient: ExportRecipient(hex: visit.form["recipient"]))
    do {
      _ = try await visit.office.decide(
        of: held.transfer.id, index: held.file.file.index, act, by: visit.person)
      return .redirect(to: held.pagePath)
    } catch let refusal as ReviewRefusal where refusal.isAboutTheForm {
      return visit.page(
        try mistaken(refusal, disposition, held, visit).page, status: refusal.status)
    }
  }

  // What is missing in the form is shown beside its field.
  private static func mistaken(
    _ refusal: ReviewRefusal, _ disposition: ReviewDisposition, _ held: HeldFile, _ visit: Visit
  ) throws -> HeldFilePage {
    var page = HeldFilePage(held: held, visit: visit, person: try visit.person)
    let field = refusal == .recipientMissing ? "recipient" : "why-\(disposition.rawValue)"
    page.actions.why = visit.form["why"]
    page.actions.recipient = visit.form["recipient"]
    page.actions.wrong = disposition
    page.actions.summary = ErrorSummary(
      lines: [.init(elementID: field, explanation: refusal.explanation)])
    return page
  }
}

extension HeldFile {
  /// Where its page is.
  var pagePath: String {
    "/held/\(PathText.encoded(transfer.id.rawValue))/\(file.file.index)"
  }
}

extension ReviewRefusal {
  /// The status that says so.
  var status: HTTPResponse.Status {
    switch self {
    case .roleMissing, .ownFile: .forbidden
    case .stale, .alreadyDecided, .alreadyVoted: .conflict
    case .reasonMissing, .reasonTooLong, .recipientMissing: .unprocessableContent
    case .neverReleased, .onlyHeld, .forbidden, .notExportable: .forbidden
    }
  }

  fileprivate var isAboutTheForm: Bool {
    [.reasonMissing, .reasonTooLong, .recipientMissing].contains(self)
  }
}
