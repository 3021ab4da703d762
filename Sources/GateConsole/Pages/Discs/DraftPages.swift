import GateDiscs
import GateDomain
import GateOffice
import GateMultipart
import Hummingbird

/// Burn requests while they are put together: files first, then who, where to and how many.
enum DraftPages {
  static let routes: [Route] = [
    .post("/burns/drafts", .stagers, begin),
    .get("/burns/drafts/:draft", .stagers, show),
    .upload("/burns/drafts/:draft/files", .stagers, upload),
    .get("/burns/drafts/:draft/received", .stagers, BurnRoutes.uploaded),
    .post("/burns/drafts/:draft/files/:number/remove", .stagers, remove),
    .post("/burns/drafts/:draft/submit", .stagers, submit),
    .post("/burns/drafts/:draft/drop", .stagers) { visit in
      try await visit.office.dropDraft(visit.identifier("draft"), by: visit.person)
      return .redirect(to: "/burns")
    },
  ]

  private static func begin(_ visit: Visit) async throws -> Response {
    let draft = try await visit.office.beginDraft(
      NewDraft(station: visit.form["station"]), by: visit.person)
    return .redirect(to: path(draft.id))
  }

  static func path(_ id: Identifier<BurnRequest>) -> String {
    "/burns/drafts/\(PathText.encoded(id.rawValue))"
  }

  private static func show(_ visit: Visit) async throws -> Response {
    let draft = try await visit.office.draft(visit.identifier("draft"), by: visit.person)
    return visit.page(DraftPage(draft: draft, visit: visit).page)
  }

  private static func remove(_ visit: Visit) async throws -> Response {
    let id: Identifier<BurnRequest> = try visit.identifier("draft")
    try await visit.office.unstage(BurnRoutes.number(visit), from: id, by: visit.person)
    return .redirect(to: path(id))
  }

  // Security: no byte of a file is kept before the form's token, its first part, was right.
  private static func upload(_ visit: Visit) async throws -> Response {
    let id: Identifier<BurnRequest> = try visit.identifier("draft")
    guard let reader = MultipartReader(visit.request) else { throw try await wrongKind(visit) }
    guard case .began("token", nil)? = try await reader.next(),
      try await reader.text() == visit.viewer?.formToken
    else { throw Problem.wrongFormToken }
    var last: UploadAnswer?
    while let event = try await reader.next() {
      guard case .began(_, let fileName) = event else { throw Problem.badForm }
      last = try await take(fileName ?? "", reader, id, visit) ?? last
    }
    // The script sent a piece: it goes on where this says.
    if let last, visit.query("size") != nil { return try .json(last) }
    return .redirect(to: path(id))
  }

  // A form of another kind holds no files; whoever sent it without the token learns only that.
  private static func wrongKind(_ visit: Visit) async throws -> Problem {
    let fields = FormFields(body: [UInt8](try await visit.body()))
    let isOurs = fields?["token"] == visit.viewer?.formToken && fields != nil
    return isOurs ? .badForm : .wrongFormToken
  }

  private static func take(
    _ fileName: String, _ reader: MultipartReader, _ id: Identifier<BurnRequest>, _ visit: Visit
  ) async throws -> UploadAnswer? {
    // A form that is sent without choosing a file has a part without a name.
    guard !fileName.isEmpty else {
      _ = try await reader.text(limit: 0)
      return nil
    }
    // Old browsers send the whole path of the user's machine.
    let name = fileName.split(separator: "\\").last.map(String.init) ?? fileName
    // The script sends a file in pieces and says where each belongs; a plain form sends it whole.
    return try await visit.office.upload(
      Upload(path: name, placedBy: visit), to: id, body: reader.body(), by: visit.person)
  }

  private static func submit(_ visit: Visit) async throws -> Response {
    let id: Identifier<BurnRequest> = try visit.identifier("draft")
    let form = BurnForm(visit.form)
    do {
      let request = try await visit.office.submitDraft(id, form, by: visit.person)
      return .redirect(to: request.pagePath)
    } catch let refusal as Refusal where refusal.kind == .invalid {
      let draft = try await visit.office.draft(id, by: visit.person)
      let page = DraftPage(draft: draft, visit: visit, form: form, refusal: refusal).page
      return visit.page(page, status: .unprocessableContent)
    }
  }
}

extension BurnForm {
  /// What was posted.
  init(_ fields: FormFields) {
    self.init(
      purpose: fields["purpose"], receiver: fields["receiver"], level: fields["level"],
      copies: fields["copies"], burner: fields["burner"], witness: fields["witness"],
      notBefore: fields["notBefore"], notAfter: fields["notAfter"])
  }
}

extension BurnRequest {
  /// Where its page is.
  var pagePath: String { "/burns/\(PathText.encoded(id.rawValue))" }
}
