import Foundation
import GateDomain
import GateSite
import HTTPTypes
import Testing

@testable import GateConsole

/// Pledges on paper, through the pages.
@Suite struct PledgeScanPagesTests {
  private static let picture = Array("%PDF-1.7\n<script>".utf8)

  private static func body(
    _ token: String?, number: String = "7/2026", scan: [UInt8] = picture, name: String = "a.pdf",
    names: [String] = ["token", "number", "scan"]
  ) -> [UInt8] {
    func head(_ name: String) -> String {
      "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\""
    }
    return Array(
      """
      \(head(names[0]))\r\n\r\n\(token ?? "")\r\n\(head(names[1]))\r\n\r\n\(number)\r\n\
      \(head(names[2])); filename="\(name)"\r\n\r\n
      """.utf8) + scan + Array("\r\n--xyz--\r\n".utf8)
  }

  private static func send(_ visitor: Visitor, _ body: [UInt8]) async throws -> Visitor.Answer {
    var headers = visitor.browserHeaders
    headers[.contentType] = "multipart/form-data; boundary=xyz"
    headers[.origin] = Visitor.origin
    return try await visitor.send(.post, "/people/staff/pledge", headers, body)
  }

  private static func kept(_ site: ConsoleSite) -> Int {
    let folder = site.folder.server + "/attachments"
    return (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
  }

  @Test("One administrator hands a scan in, another downloads and confirms it, and it is shown")
  func whole() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    try await site.visit(as: .securityAdministrator) { visitor in
      let answer = try await Self.send(visitor, Self.body(visitor.formToken))
      #expect(answer.status == .seeOther, "\(answer.text)")
      let page = try await visitor.get("/people/staff").text
      #expect(page.contains("7/2026") && !page.contains("value=\"confirm\""))
      #expect(!page.contains("name=\"scan\""))
    }
    let link = try await site.visit(as: .systemAdministrator) { visitor in
      let page = try await visitor.get("/people").text
      let link = try #require(page.firstMatch(of: #/href="(/changes/[^"]+/scan)"/#)).1
      let file = try await visitor.get(String(link))
      #expect(file.status == .ok && file.bytes == Self.picture)
      #expect(file.headers[.contentType] == "application/octet-stream")
      #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
      let change = link.dropLast("/scan".count)
      let answer = try await visitor.post(String(change), ["decision": "confirm"])
      #expect(answer.status == .seeOther)
      return String(link)
    }
    for (role, status) in [
      (Role.auditor, HTTPResponse.Status.ok), (.staff, .forbidden), (.securityOfficer, .forbidden),
    ] {
      let answer = try await site.visit(as: role) { try await $0.get(link) }
      #expect(answer.status == status, "\(role)")
    }
    let page = try await site.visit(as: .securityAdministrator) {
      try await $0.get("/people/staff").text
    }
    #expect(page.contains("7/2026") && page.contains(link) && page.contains("name=\"scan\""))
    #expect(MarkupCheck.defects(of: page).isEmpty)
  }

  @Test("A wrong token, other parts, no picture and no name are refused and leave nothing")
  func refused() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    try await site.visit(as: .securityAdministrator) { visitor in
      let token = visitor.formToken
      let tries: [([UInt8], HTTPResponse.Status)] = [
        (Self.body("wrong"), .forbidden), (Self.body(nil), .forbidden),
        (Self.body(token, names: ["number", "token", "scan"]), .forbidden),
        (Self.body(token, names: ["token", "scan", "number"]), Problem.badForm.status),
        (Self.body(token, scan: Array("MZ".utf8)), .unprocessableContent),
        (Self.body(token, scan: []), .unprocessableContent),
        (Self.body(token, name: ""), .unprocessableContent),
        (Self.body(token, number: ""), .unprocessableContent),
        (Array(Self.body(token).dropLast(20)), Problem.badForm.status),
      ]
      for (body, status) in tries {
        let answer = try await Self.send(visitor, body)
        #expect(answer.status == status, "\(String(decoding: body.prefix(300), as: UTF8.self))")
      }
    }
    #expect(Self.kept(site) == 0)
  }
}
