import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// Transfers, devices, stations and signatures for programs.
enum TransferRoutes {
  static let listLimit = 200

  static let routes: [Route] = [
    .get("/api/v1/transfers", .business) { visit in
      try await .json(
        visit.office.transfers(
          by: visit.person, limit: listLimit, before: visit.queryIdentifier("before")))
    },
    .get("/api/v1/transfers/:transfer", .business) { visit in
      try await .json(visit.office.transfer(visit.identifier("transfer"), by: visit.person))
    },
    .get("/api/v1/transfers/:transfer/files", .business, files),
    .get("/api/v1/transfers/:transfer/manifest", .business, manifest),
    .download("/api/v1/transfers/:transfer/files/:index", .business, file),
    .get("/api/v1/devices", .signedIn) { visit in
      try await .json(visit.office.devices(by: visit.person))
    },
    .get("/api/v1/stations", .signedIn) { try await .json($0.office.stations()) },
    .get("/api/v1/signatures", .signedIn) { try await .json($0.office.signatures()) },
  ]

  private static func files(_ visit: Visit) async throws -> Response {
    try .json(
      await visit.office.files(
        of: visit.identifier("transfer"), after: visit.query("after").flatMap(UInt64.init),
        heldOnly: visit.query("held") == "1", by: visit.person))
  }

  private static func manifest(_ visit: Visit) async throws -> Response {
    let text = try await visit.office.manifest(of: visit.identifier("transfer"), by: visit.person)
    return .download(Array(text.utf8), name: "manifest.json", type: "application/json")
  }

  private static func file(_ visit: Visit, _ context: ConsoleContext) async throws -> Response {
    guard let index = UInt64(try visit.part("index")) else { throw Problem.notFound }
    let file = try await visit.office.releasedFile(
      of: visit.identifier("transfer"), index: index, by: visit.person)
    return try await FileDownload.answer(file, context: context)
  }
}
