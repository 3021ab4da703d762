import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// What stations fetch and hand in, each with its own token.
enum StationRoutes {
  // A full batch of the largest records, quoted as JSON.
  static let recordsLimit = 9 << 20

  static let routes: [Route] = [
    .get("/api/v1/station/grants", .station) { visit in
      try await .json(visit.office.grants(stationToken: token(visit)))
    },
    .get("/api/v1/station/reviews", .station) { visit in
      try await .json(visit.office.reviews(stationToken: token(visit)))
    },
    .get("/api/v1/station/watch-list", .station) { visit in
      try await .json(visit.office.watchList(stationToken: token(visit)))
    },
    .get("/api/v1/station/records", .station) { visit in
      try await .json(visit.office.acknowledged(stationToken: token(visit)))
    },
    .post("/api/v1/station/records", .station, records),
    .post("/api/v1/station/report", .station, report),
  ]

  private static func token(_ visit: Visit) throws -> String {
    guard let token = visit.token else { throw Problem.notSignedIn }
    return token
  }

  // Security: the token is checked before the body is read, so a stranger's bytes are never parsed.
  static func checkedToken(_ visit: Visit) async throws -> String {
    let token = try token(visit)
    _ = try await visit.office.acknowledged(stationToken: token)
    return token
  }

  private static func records(_ visit: Visit) async throws -> Response {
    let token = try await checkedToken(visit)
    let batch = try await visit.decoded(RecordBatch.self, limit: recordsLimit)
    return try .json(await visit.office.accept(batch, stationToken: token))
  }

  private static func report(_ visit: Visit) async throws -> Response {
    let token = try await checkedToken(visit)
    let report = try await visit.decoded(StationReport.self)
    try await visit.office.report(report, stationToken: token)
    return Response(status: .noContent)
  }
}
