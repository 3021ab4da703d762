import Foundation
import GateDomain
import GateTesting
import HTTPTypes
import Testing

@testable import GateConsole

/// The description of the API says what the API does.
@Suite struct APIDescriptionTests {
  @Test("Every route of the API is described, and nothing else")
  func complete() throws {
    let document = try APIDescription.document()
    let routes = RouteTable.all.filter { $0.surface == .api }
    for route in routes {
      let operation = document["paths"]?[APIDescription.openPath(route.path)]?[
        route.method.rawValue.lowercased()]
      #expect(operation?["responses"]?["default"] != nil, "\(route.method) \(route.path)")
    }
    let names = APIDescription.operations.map { "\($0.method) \($0.path)" }
    #expect(names.count == routes.count && Set(names).count == names.count)
  }

  @Test("The file in docs is the description that the server gives")
  func file() async throws {
    let made = try DescriptionRoutes.bytes()
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let kept = try Data(contentsOf: root.appending(path: "docs/openapi.json"))
    if kept != made {
      try made.write(to: URL(filePath: try BuildFolder.artefacts() + "/openapi.json"))
    }
    // Compared apart: a difference of so many bytes takes minutes to print.
    let isSame = kept == made
    #expect(isSame, "copy .artefacts/openapi.json over docs/openapi.json")
    try await ConsoleSite.shared().visit(as: nil) { visitor in
      let answer = try await visitor.call(.get, "/api/v1/openapi.json")
      let isServed = answer.status == .ok && answer.bytes == Array(made)
      #expect(isServed)
    }
  }

  @Test("Every reference leads somewhere")
  func references() throws {
    let text = String(decoding: try DescriptionRoutes.bytes(), as: UTF8.self)
    let schemas = try #require(try APIDescription.document()["components"]?["schemas"])
    var count = 0
    for match in text.matches(of: #/"#\/components\/schemas\/([^"]+)"/#) {
      #expect(schemas[String(match.1)] != nil, "\(match.1)")
      #expect(String(match.1).allSatisfy { $0.isLetter || $0.isNumber || ".-_".contains($0) })
      count += 1
    }
    #expect(count > 50)
  }

  @Test("What is read answers with what the description says")
  func answers() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let samples = try await Samples.fill(site)
    let asked = AskedPaths.all(samples)
    for operation in APIDescription.operations where operation.method == .get {
      guard case .json(let type) = operation.gives else { continue }
      let path = try #require(
        asked[operation.path] ?? Self.plain(operation.path), "\(operation.path)")
      try await site.visit(as: Self.reader(of: operation)) { visitor in
        let token = operation.path.contains("/station/") ? try TestStation(site).token : nil
        let answer = try await visitor.call(.get, path, token: token)
        #expect(answer.status == .ok, "\(path): \(answer.text.prefix(300))")
        #expect(throws: Never.self, "\(path)") { try Self.decode(type, answer.bytes) }
      }
    }
  }

  private static func plain(_ path: String) -> String? {
    path.contains(":") || path.contains("**") ? nil : path
  }

  // Of those whom the route lets in, one to whom the samples belong.
  private static func reader(of operation: APIOperation) -> Role? {
    let route = RouteTable.all.first { $0.method == .get && $0.path == operation.path }
    let roles = route?.access.roles ?? [.staff]
    return [.staff, .securityOfficer, .securityAdministrator].first(where: roles.contains)
  }

  private static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws {
    _ = try JSONDecoder().decode(type, from: Data(bytes))
  }
}
