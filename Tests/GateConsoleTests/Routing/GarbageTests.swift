import GateDomain
import GateTesting
import HTTPTypes
import Testing

@testable import GateConsole

@Suite struct GarbageTests {
  @Test(
    "No garbage in path, query, headers or body makes any route fail",
    arguments: RouteMatrix.pages + RouteMatrix.api)
  func everyRoute(_ row: RouteMatrix.Row) async throws {
    let site = try await ConsoleSite.shared()
    let station = try TestStation(site).token
    for role in [Role.staff, .securityOfficer, .auditor, .systemAdministrator] {
      try await site.visit(as: role) { visitor in
        var random = SeededGenerator(seed: UInt64(row.description.utf8.count * 31 + role.hashless))
        for _ in 0..<12
        where row.path != "/sign-out" && row.method != .delete && row.path != "/sign-in"
          && row.path != "/api/v1/session"
        {
          let path = Self.path(row.path, &random)
          var headers = Self.headers(visitor, row, station: station, &random)
          headers[.origin] = Visitor.origin
          let body = row.method == .get ? nil : Self.body(visitor, &random)
          let answer = try await visitor.send(row.method, path, headers, body)
          #expect(answer.status.code < 500, "\(row.method) \(path) gave \(answer.status)")
        }
      }
    }
  }

  private static let nasty = [
    "%00", "%ff", "%", "%zz", "..", "%2e%2e%2f", "a%2fb", "'%22%3Cscript%3E", "-1",
    "9223372036854775807",
    "18446744073709551616", "%E4%BC%A0%E5%85%A5%E3%80%942026%E3%80%951%E5%8F%B7", "0",
    "x%0d%0aSet-Cookie:a=b",
  ]

  private static func path(_ path: String, _ random: inout SeededGenerator) -> String {
    let parts = path.split(separator: "/").map { part -> String in
      if part == "**" { return (0..<3).map { _ in random.pick(nasty) }.joined(separator: "/") }
      return part.hasPrefix(":") ? random.pick(nasty) : String(part)
    }
    let query = ["before", "after", "held-after", "held", "list", "part", "to", ""].map {
      "\($0)=\(random.pick(nasty))"
    }.joined(separator: "&")
    return "/" + parts.joined(separator: "/") + (random.happens(70) ? "?\(query)" : "?&&==&%")
  }

  private static func headers(
    _ visitor: Visitor, _ row: RouteMatrix.Row, station: String, _ random: inout SeededGenerator
  ) -> HTTPFields {
    var headers = visitor.browserHeaders
    if row.path.hasPrefix("/api/") {
      let token = row.who == .station ? station : visitor.token ?? ""
      headers[.authorization] =
        random.happens(85) ? "Bearer \(token)" : "Bearer \(random.pick(nasty))"
    }
    if random.happens(20) { headers[.cookie] = "gate_session=; =;;gate_language=xx;\u{1}" }
    if random.happens(30) { headers[.acceptLanguage] = random.pick(nasty) }
    return headers
  }

  private static func body(_ visitor: Visitor, _ random: inout SeededGenerator) -> [UInt8] {
    let token = "token=\(visitor.formToken ?? "")&"
    let texts = [
      "{", "null", "[]", "{\"texts\":[1]}", "{\"texts\":[\"purpose\"]}", "{\"records\":[\"\"]}",
      "{\"records\":7}", "{\"person\":{}}",
      "{\"answer\":\"approve\",\"revision\":\"00\",\"reason\":\"\"}",
      token + "medium=/&notAfter=9999-99-99T99:99", token + "answer=approve&revision=zz",
      token + "purpose=%00%ff", String(repeating: "[", count: 5_000), token + "medium=x/y/z/",
    ]
    return random.happens(50)
      ? Array(random.pick(texts).utf8) : random.bytes(random.number(in: 0...400))
  }
}

extension Role {
  // The hash of a value differs from run to run.
  fileprivate var hashless: Int { rawValue.utf8.count }
}
