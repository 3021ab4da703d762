import Foundation
import GateAuditLog
import GateDomain
import GateOffice
import GateSigning
import Hummingbird

/// The auditor's search over the log, its exports, and the evidence of one request.
enum EvidencePages {
  static let pageSize = 100
  static let exportSize = 10_000
  static let fields = ["who", "event", "object", "word", "day"]

  static let routes: [Route] = [
    .get("/log/search", .logReaders, search),
    .get("/log/search.csv", .logReaders) { visit in
      try export(visit, type: "text/csv; charset=utf-8", name: "records.csv") {
        RecordExport.csv($0)
      }
    },
    .get("/log/search.json", .logReaders) { visit in
      try export(visit, type: "application/json", name: "records.json") { RecordExport.json($0) }
    },
    .get("/requests/:request/evidence", .logReaders, evidence),
  ]

  private static func words(_ visit: Visit) -> [String] {
    fields.compactMap { visit.query($0) }.map { String($0.prefix(200)) }
  }

  private static func search(_ visit: Visit) async throws -> Response {
    let words = words(visit)
    let found = try visit.office.search(
      words, before: visit.query("before").flatMap(Int64.init), limit: pageSize,
      by: visit.person)
    return visit.page(SearchPage(records: found, isAsked: !words.isEmpty, visit: visit).page)
  }

  private static func export(
    _ visit: Visit, type: String, name: String, _ write: ([LoggedRecord]) -> [UInt8]
  ) throws -> Response {
    let found = try visit.office.search(
      words(visit), before: nil, limit: exportSize, by: visit.person)
    return .download(write(found), name: name, type: type)
  }

  private static func evidence(_ visit: Visit) async throws -> Response {
    let package = try await visit.office.evidence(of: visit.part("request"), by: visit.person)
    let data = try JSONEncoder().encode(package.unverified)
    return .download(
      Array(data), name: "\(package.statement.number).evidence.json", type: "application/json")
  }
}

/// Records as files that other programs read.
enum RecordExport {
  /// One line a record; a cell that a spreadsheet would take for a formula gets a quote before it.
  static func csv(_ records: [LoggedRecord]) -> [UInt8] {
    let head = "index,time,event,outcome,source,subject,name,object_kind,object,body"
    let lines = records.map { logged in
      let record = logged.record
      return [
        String(logged.index), record.time.rfc3339, record.event.rawValue, record.outcome.rawValue,
        record.source, record.subject.id, record.subject.name, record.object.kind,
        record.object.id, String(decoding: CanonicalJSON.encode(record.body), as: UTF8.self),
      ].map(cell).joined(separator: ",")
    }
    return Array(("\u{feff}" + ([head] + lines).joined(separator: "\r\n") + "\r\n").utf8)
  }

  private static func cell(_ text: String) -> String {
    let safe = CSVCell.plain(text)
    return safe.contains { ",\"\r\n".contains($0) } ? CSVCell.quoted(safe) : safe
  }

  /// The records' exact bytes in one list, each with its place.
  static func json(_ records: [LoggedRecord]) -> [UInt8] {
    let items = records.map { logged in
      "{\"index\":\(logged.index),\"record\":\(String(decoding: logged.record.bytes, as: UTF8.self))}"
    }
    return Array("[\(items.joined(separator: ",\n"))]\n".utf8)
  }
}
