import GateWire
import GateOffice
import HTTPTypes
import GateAuditLog
import GateDomain
import Testing

@testable import GateConsole

@Suite struct LogPagesTests {
  @Test("The log shows sentences, and each record its exact bytes")
  func records() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer, .auditor])
    let request = try await TestTransfer.approvedRequest(site)
    try await site.visit(as: .auditor) { visitor in
      let page = try await visitor.get("/log").text
      #expect(page.contains("<bdi>Name of staff</bdi> submitted a request"))
      #expect(page.contains(request.number) && page.contains("gatectl log verify"))
      let auditor = try #require(site.sessions[.auditor]).person
      for logged in try await site.office.records(before: nil, limit: 100, by: auditor) {
        let bytes = try await visitor.get("/log/records/\(logged.index)/bytes").bytes
        #expect(bytes == logged.record.bytes && Record(bytes: bytes) == logged.record)
        #expect(try await visitor.get("/log/records/\(logged.index)").status == .ok)
      }
    }
  }

  @Test("Older records are reached page by page, none twice and none left out")
  func paging() async throws {
    let site = try await ConsoleSite(roles: [.auditor])
    for _ in 0..<230 { try await site.office.heartbeat() }
    try await site.visit(as: .auditor) { visitor in
      var (path, seen): (String?, [Int]) = ("/log", [])
      while let next = path {
        let page = try await visitor.get(next).text
        seen += page.split(separator: "<a href=\"/log/records/").dropFirst().compactMap {
          Int($0.prefix { $0.isNumber })
        }
        path = page.firstMatch(of: /href="(\/log\?before=\d+)" rel="next"/).map { String($0.1) }
      }
      let size = try await site.office.logSummary(by: try #require(site.sessions[.auditor]).person)
        .size
      #expect(seen == (0..<Int(size)).reversed().map { $0 })
    }
  }

  @Test("Checkpoint and tiles can be fetched; nothing outside the log can")
  func files() async throws {
    let site = try await ConsoleSite(roles: [.auditor])
    try await site.visit(as: .auditor) { visitor in
      let checkpoint = try await visitor.get("/log/files/checkpoint")
      #expect(checkpoint.status == .ok && checkpoint.text.hasPrefix("gate.test/log\n"))
      for path in [
        "..", "../keys/log.key", "%2e%2e/keys/log.key", "tile/../../keys/log.key", "tile/%2e%2e/x",
        "/etc/passwd", "tile", "checkpoint/", "tile/\u{0}", "CHECKPOINT", "tile//0/000",
      ] {
        let answer = try await visitor.get("/log/files/\(path)")
        #expect(answer.status == .notFound || answer.bytes == checkpoint.bytes, "\(path)")
      }
    }
  }

  @Test(
    "A record that is not there is not found",
    arguments: ["-1", "999999", "x", "9223372036854775807"])
  func missing(_ index: String) async throws {
    try await ConsoleSite.shared().visit(as: .auditor) { visitor async throws in
      #expect(try await visitor.get("/log/records/\(index)").status == .notFound)
    }
  }
}
