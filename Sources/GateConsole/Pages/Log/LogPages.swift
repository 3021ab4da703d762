import GateAuditLog
import GateDomain
import GateOffice
import Hummingbird

/// The audit log for those who review it.
enum LogPages {
  static let pageSize = 100

  static let routes: [Route] = [
    .get("/log", .logReaders, list),
    .get("/log/records/:index", .logReaders, show),
    .get("/log/records/:index/bytes", .logReaders, bytes),
    .get("/log/files/**", .logReaders, file),
  ]

  private static func list(_ visit: Visit) async throws -> Response {
    let records = try await visit.office.records(
      before: visit.query("before").flatMap(Int64.init), limit: pageSize, by: visit.person)
    let summary = try await visit.office.logSummary(by: visit.person)
    return visit.page(LogPage(records: records, summary: summary, visit: visit).page)
  }

  private static func show(_ visit: Visit) async throws -> Response {
    visit.page(RecordPage(logged: try await record(visit), visit: visit).page)
  }

  private static func bytes(_ visit: Visit) async throws -> Response {
    let logged = try await record(visit)
    return .download(
      logged.record.bytes, name: "record-\(logged.index).json", type: "application/octet-stream")
  }

  private static func file(_ visit: Visit) async throws -> Response {
    let path = try LogFilePath.of(visit)
    let bytes = try await visit.office.logFile(path, by: visit.person)
    let name = path.split(separator: "/").joined(separator: "-")
    return .download(bytes, name: name, type: "application/octet-stream")
  }

  private static func record(_ visit: Visit) async throws -> LoggedRecord {
    guard let index = Int64(try visit.part("index")), (0..<Int64.max).contains(index) else {
      throw Problem.notFound
    }
    let found = try await visit.office.records(before: index + 1, limit: 1, by: visit.person)
    guard let record = found.first, record.index == index else { throw Problem.notFound }
    return record
  }
}

/// Reads the path of a file of the log out of a request's path.
enum LogFilePath {
  /// The path below the log's folder.
  ///
  /// Security: only plain names joined by `/`; no empty part, no `.` and no `..` ever gets through,
  /// before the office checks the path again.
  static func of(_ visit: Visit) throws -> String {
    let parts = visit.parameters.getCatchAll().map(String.init)
    let isPlain = parts.allSatisfy { part in
      part.utf8.count <= 64 && part != "." && part != ".."
        && part.utf8.allSatisfy { isPlainByte($0) }
    }
    guard !parts.isEmpty, isPlain, parts.count <= 8 else { throw Problem.notFound }
    return parts.joined(separator: "/")
  }

  private static func isPlainByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
