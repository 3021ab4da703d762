import Foundation
import GateAuditLog
import GateDomain
import GateForms
import GateStationLink
import GateTesting
import Testing

@Suite(
  "The API against its document, called by Schemathesis", .serialized, .timeLimit(.minutes(8)))
struct APIDocumentTests {
  private static let document = BuildFolder.packageRoot + "/docs/openapi.json"

  /// These end the session or lock its account, so that every later call would be a stranger's.
  private static let left = ["delete-session", "post-password"]

  private static func arguments(_ token: String, _ document: String, _ site: SiteUnderTest)
    -> [String]
  {
    [
      document, "--url", "http://127.0.0.1:\(site.port)", "--header",
      // One thread: Python 3.11's parser of itself is not safe with several.
      "Authorization: Bearer \(token)", "--seed", "1", "--workers", "1", "--generation-database",
      "none", "--checks",
      "not_a_server_error,status_code_conformance,content_type_conformance,"
        + "response_headers_conformance,response_schema_conformance",
    ]
  }

  @Test("as staff and as officer: no failure of the server, no answer that is not described")
  func conforms() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    _ = try await site.approvedRequest(serial: "API-1")
    _ = try await site.signIn("zhangwei").post("requests", site.form(serial: "API-2")) as Request
    try await withThrowingTaskGroup { group in
      for account in ["zhangwei", "liuyang"] {
        group.addTask { try await Self.call(as: account, site) }
      }
      try await group.waitForAll()
    }
    #expect(server.isRunning)
    try await eventually(within: 20) {
      let report = try site.verifyLog()
      guard report.findings.isEmpty else { throw NotYet(what: "\(report.findings)") }
    }
  }

  private static func call(as account: String, _ site: SiteUnderTest) async throws {
    let token = try #require(try await site.signIn(account).token)
    let result = try await Schemathesis.run(
      arguments(token, document, site) + [
        "--phases", "coverage,fuzzing", "--max-examples", "2", "--max-time", "45",
        "--request-timeout", "10",
      ] + left.flatMap { ["--exclude-operation-id", $0] }, timeout: .seconds(240))
    #expect(result.succeeded, "\(account): \(result.output.suffix(6_000))\(result.errors)")
    let count = try operations() - left.count
    #expect(result.output.contains("Tested: \(count)"), "\(result.output.suffix(1_500))")
  }

  private static func operations() throws -> Int {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: document)))
    let paths = (json as? [String: Any])?["paths"] as? [String: [String: Any]] ?? [:]
    return paths.values.reduce(0) { $0 + $1.count }
  }

  @Test("a document that says something else is found out")
  func untrue() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    let token = try #require(try await site.signIn("zhangwei").token)
    let text = try String(contentsOfFile: Self.document, encoding: .utf8)
    let changed = text.replacing("\"requesterName\"", with: "\"requestersName\"")
    #expect(changed != text)
    _ = try await site.signIn("zhangwei").post("requests", site.form(serial: "API-3")) as Request
    let result = try await Schemathesis.run(
      Self.arguments(token, try site.temporary.write(changed, to: "openapi.json"), site) + [
        "--phases", "fuzzing", "--max-examples", "2", "--include-operation-id", "get-requests",
      ], timeout: .seconds(60))
    #expect(result.ending == .exited(1), "\(result.output.suffix(2_000))")
    #expect(result.output.contains("requestersName"), "\(result.output.suffix(2_000))")
  }
}
