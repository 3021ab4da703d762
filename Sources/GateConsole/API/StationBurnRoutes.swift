import GateDiscs
import GateDomain
import GateOffice
import Hummingbird

/// What stations fetch for burning, each with its own token.
enum StationBurnRoutes {
  static let routes: [Route] = [
    .get("/api/v1/station/burns", .station) { visit in
      try await .json(visit.office.burns(stationToken: token(visit)))
    },
    .get("/api/v1/station/burns/:burn/order", .station) { visit in
      try await .json(
        visit.office.order(of: visit.identifier("burn"), stationToken: token(visit)))
    },
    .download("/api/v1/station/burns/:burn/files/:index", .station) { visit, context in
      // No number names nothing; that is for the office to say, which checks the token first.
      let file = try await visit.office.burnFile(
        Int(visit.part("index")) ?? -1, of: visit.identifier("burn"), stationToken: token(visit))
      return try await FileDownload.answer(file, context: context)
    },
    .post("/api/v1/station/burns/:burn/progress", .station) { visit in
      let token = try await StationRoutes.checkedToken(visit)
      let progress = try await visit.decoded(BurnProgress.self)
      try await visit.office.note(
        progress, of: visit.identifier("burn"), stationToken: token)
      return Response(status: .noContent)
    },
    .post("/api/v1/station/staged/:draft/:number/text", .station) { visit in
      let token = try await StationRoutes.checkedToken(visit)
      let preview = try await visit.decoded(TextPreview.self)
      try await visit.office.take(
        preview, of: BurnRoutes.number(visit), in: visit.identifier("draft"),
        stationToken: token)
      return Response(status: .noContent)
    },
    .get("/api/v1/station/staged", .station) { visit in
      try await .json(visit.office.unjudgedFiles(stationToken: token(visit)))
    },
    .download("/api/v1/station/staged/:draft/:number", .station) { visit, context in
      let file = try await visit.office.unjudgedFile(
        UInt64(visit.part("number")) ?? .max, of: visit.identifier("draft"),
        stationToken: token(visit))
      return try await FileDownload.answer(file, context: context)
    },
  ]

  private static func token(_ visit: Visit) throws -> String {
    guard let token = visit.token else { throw Problem.notSignedIn }
    return token
  }
}
