import GateAuditLog
import GateDomain
import GateOffice
import Hummingbird

/// The audit log for programs.
enum LogRoutes {
  static let listLimit = 200

  static let routes: [Route] = [
    .get("/api/v1/log", .logReaders, list),
    .get("/api/v1/log/about/:kind/:id", .signedIn, about),
    .get("/api/v1/log/files/**", .logReaders, file),
  ]

  private static func list(_ visit: Visit) async throws -> Response {
    let records = try await visit.office.records(
      before: visit.query("before").flatMap(Int64.init), limit: listLimit, by: visit.person)
    let summary = try await visit.office.logSummary(by: visit.person)
    return try .json(
      LogAnswer(
        size: summary.size, checkpoint: summary.checkpoint, records: records.map(LoggedText.init)))
  }

  private static func about(_ visit: Visit) async throws -> Response {
    let records = try await visit.office.records(
      about: visit.part("kind"), id: visit.part("id"), by: visit.person)
    return try .json(records.map(LoggedText.init))
  }

  private static func file(_ visit: Visit) async throws -> Response {
    let path = try LogFilePath.of(visit)
    let bytes = try await visit.office.logFile(path, by: visit.person)
    let name = path.split(separator: "/").joined(separator: "-")
    return .download(bytes, name: name, type: "application/octet-stream")
  }
}

/// `GET /api/v1/log`: the log at a glance and its newest records.
struct LogAnswer: Codable {
  /// How many records there are.
  let size: Int64
  /// The latest signed checkpoint, verbatim.
  let checkpoint: String
  /// Newest first.
  let records: [LoggedText]
}

/// A record with its place in the log.
struct LoggedText: Codable {
  /// Its index, from 0.
  let index: Int64
  /// Its exact bytes, as text.
  let record: String

  init(_ logged: LoggedRecord) {
    index = logged.index
    record = String(decoding: logged.record.bytes, as: UTF8.self)
  }
}
