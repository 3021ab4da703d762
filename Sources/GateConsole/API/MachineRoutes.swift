import GateDomain
import GateOffice
import GateRetention
import GateSigning
import Hummingbird

/// External machines, their reports and findings for programs.
enum MachineRoutes {
  static let routes: [Route] = [
    .get("/api/v1/machines", .machineReaders) {
      try .json(await $0.office.machines(by: $0.person))
    },
    .post("/api/v1/machines", .machineDeciders, enrol),
    .post("/api/v1/machine-reports", .reportCarriers, importReport),
    .get("/api/v1/machine-reports", .machineReaders) {
      try .json(await $0.office.inboundReports(by: $0.person))
    },
    .get("/api/v1/findings", .machineReaders) {
      try .json(await $0.office.findings(by: $0.person))
    },
    .post("/api/v1/findings/:id", .machineDeciders, decide),
    .post("/api/v1/machines/:id/purge-order", .machineDeciders, purgeOrder),
  ]

  private static func enrol(_ visit: Visit) async throws -> Response {
    let request = try await visit.decoded(EnrolRequest.self)
    return try .json(await visit.office.enrol(request, by: visit.person))
  }

  private static func importReport(_ visit: Visit) async throws -> Response {
    let report = try await visit.decoded(
      Unverified<InspectionReport>.self, limit: 2 * InspectionReport.sizeLimit)
    return try .json(await visit.office.importReport(report, by: visit.person))
  }

  private static func decide(_ visit: Visit) async throws -> Response {
    let act = try await visit.decoded(FindingAct.self)
    return try .json(
      await visit.office.decide(visit.identifier("id"), act, by: visit.person))
  }

  private static func purgeOrder(_ visit: Visit) async throws -> Response {
    try .json(await visit.office.purgeOrder(for: visit.identifier("id"), by: visit.person))
  }
}
