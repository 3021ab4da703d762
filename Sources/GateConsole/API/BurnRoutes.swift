import GateDiscs
import GateDomain
import GateOffice
import GateWire
import HTTPTypes
import Hummingbird
import NIOCore

/// Burn requests and burns for programs.
enum BurnRoutes {
  static let routes: [Route] = [
    .post("/api/v1/burns/drafts", .stagers) { visit in
      let new = try await visit.decoded(NewDraft.self)
      return try await .json(visit.office.beginDraft(new, by: visit.person), status: .created)
    },
    .get("/api/v1/burns/drafts", .stagers) {
      try await .json($0.office.burnDrafts(by: $0.person))
    },
    .get("/api/v1/burns/drafts/:draft", .stagers) { visit in
      try await .json(visit.office.draft(visit.identifier("draft"), by: visit.person))
    },
    .get("/api/v1/burns/drafts/:draft/upload", .stagers, uploaded),
    Route(method: .put, path: "/api/v1/burns/drafts/:draft/upload", access: .stagers) {
      visit, _ in try await upload(visit)
    },
    Route(method: .delete, path: "/api/v1/burns/drafts/:draft/files/:number", access: .stagers) {
      visit, _ in
      try await visit.office.unstage(
        number(visit), from: visit.identifier("draft"), by: visit.person)
      return Response(status: .noContent)
    },
    .post("/api/v1/burns/drafts/:draft/submit", .stagers) { visit in
      let form = try await visit.decoded(BurnForm.self)
      return try await .json(
        visit.office.submitDraft(visit.identifier("draft"), form, by: visit.person),
        status: .created)
    },
    .get("/api/v1/burns", .business) { try await .json($0.office.burnRequests(by: $0.person)) },
    .get("/api/v1/burns/:request", .business) { visit in
      try await .json(visit.office.burnRequest(visit.part("request"), by: visit.person))
    },
    .get("/api/v1/burns/:request/files/:number", .business) { visit in
      try await .json(
        visit.office.burnFile(number(visit), of: visit.part("request"), by: visit.person))
    },
    .get("/api/v1/burns/:request/grant", .business) { visit in
      guard
        let grant = try await visit.office.burnGrant(of: visit.part("request"), by: visit.person)
      else { throw Problem.noGrant }
      return try .json(grant)
    },
    .post("/api/v1/burns/:request/answer", .business) { visit in
      let answer = try await visit.decoded(AnswerRequest.self)
      return try await .json(
        visit.office.answerBurn(visit.part("request"), answer, by: visit.person))
    },
    .post("/api/v1/burns/:request/withdraw", .business) { visit in
      let why = try await visit.decoded(BurnReason.self)
      return try await .json(
        visit.office.withdrawBurn(visit.part("request"), reason: why.reason, by: visit.person))
    },
    .post("/api/v1/burns/:request/start", .business) { visit in
      let start = try await visit.decoded(StartBurn.self)
      return try await .json(
        visit.office.startBurn(visit.part("request"), start, by: visit.person), status: .created)
    },
    .post("/api/v1/burns/copies/:burn/witness", .business) { visit in
      try await .json(visit.office.witnessBurn(visit.identifier("burn"), by: visit.person))
    },
    .post("/api/v1/burns/copies/:burn/call-off", .business) { visit in
      try await .json(visit.office.callOffBurn(visit.identifier("burn"), by: visit.person))
    },
    .post("/api/v1/burns/copies/:burn/settle", .officers) { visit in
      let why = try await visit.decoded(BurnReason.self)
      return try await .json(
        visit.office.settleBurn(visit.identifier("burn"), why, by: visit.person))
    },
  ]

  static func number(_ visit: Visit) throws -> UInt64 {
    guard let number = UInt64(try visit.part("number")) else { throw Problem.notFound }
    return number
  }

  static func uploaded(_ visit: Visit) async throws -> Response {
    try await .json(
      visit.office.uploaded(
        visit.query("path") ?? "", source: visit.query("source") ?? "",
        to: visit.identifier("draft"), by: visit.person))
  }

  private static func upload(_ visit: Visit) async throws -> Response {
    guard let path = visit.query("path") else { throw Problem.badForm }
    let upload = Upload(path: path, placedBy: visit)
    guard upload.size != nil else { throw Problem.badForm }
    let body = visit.request.body.map { Array($0.readableBytesView) }
    return try await .json(
      visit.office.upload(
        upload, to: visit.identifier("draft"), body: body, by: visit.person))
  }
}

extension Upload {
  /// A file, with the place that the query gives its bytes; the whole of it where it gives none.
  init(path: String, placedBy visit: Visit) {
    self.init(
      path: path, offset: visit.query("offset").flatMap(UInt64.init) ?? 0,
      size: visit.query("size").flatMap(UInt64.init), source: visit.query("source") ?? "")
  }
}
