import Foundation
import GateDomain
import GateForms
import GateSigning
import GateSite
import HTTPTypes
import Testing

@testable import GateConsole

/// Forms with files as the console takes them.
@Suite struct PostedFormTests {
  private static let path = "/requests/new/trip"

  private static func texts(_ changes: [String: String] = [:]) -> [String: String] {
    let day = Timestamp.now.adding(seconds: 86_400)
    return [
      "purpose": "meeting", "place": "there", "transport": "train", "action": "submit",
      "period.from": day.formText(offsetSeconds: 28_800),
      "period.until": day.adding(seconds: 3_600).formText(offsetSeconds: 28_800),
    ].merging(changes) { $1 }
  }

  private static func body(
    _ visitor: Visitor, _ texts: [String: String], file: (name: String, bytes: [UInt8])?,
    field: String = "notice"
  ) -> [UInt8] {
    func head(_ name: String) -> String {
      "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\""
    }
    var bytes = Array("\(head("token"))\r\n\r\n\(visitor.formToken ?? "")\r\n".utf8)
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      bytes += Array("\(head(name))\r\n\r\n\(text)\r\n".utf8)
    }
    if let file {
      bytes += Array(
        "\(head(field)); filename=\"\(file.name)\"\r\nContent-Length: 1\r\n\r\n".utf8)
      bytes += file.bytes + Array("\r\n".utf8)
    }
    return bytes + Array("--xyz--\r\n".utf8)
  }

  private static func send(_ visitor: Visitor, _ body: [UInt8], to path: String = path)
    async throws -> Visitor.Answer
  {
    var headers = visitor.browserHeaders
    headers[.contentType] = "multipart/form-data; boundary=xyz"
    headers[.origin] = Visitor.origin
    return try await visitor.send(.post, path, headers, body)
  }

  private static func kept(_ site: ConsoleSite) -> Int {
    let folder = site.folder.server + "/attachments"
    return (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
  }

  @Test("A form with a file is filed; the file is offered for saving alone, to its readers alone")
  func whole() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let place = try await site.visit(as: .staff) { visitor in
      let bytes: [UInt8] = Array("<script>alert(1)</script>".utf8)
      let answer = try await Self.send(
        visitor, Self.body(visitor, Self.texts(), file: ("a\".html", bytes)))
      #expect(answer.status == .seeOther, "\(answer.text)")
      let page = try await visitor.get(try #require(answer.headers[.location])).text
      #expect(page.contains(Digest.of(bytes).hex) && page.contains("attachments/"))
      let link = try #require(page.firstMatch(of: #/href="([^"]+/attachments/[^"]+)"/#)).1
      let file = try await visitor.get(String(link))
      #expect(file.status == .ok && file.bytes == bytes)
      #expect(file.headers[.contentType] == "application/octet-stream")
      #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
      let nosniff = HTTPField.Name("X-Content-Type-Options").flatMap { file.headers[$0] }
      #expect(nosniff == "nosniff")
      return String(link)
    }
    for (role, status) in [
      (Role.departmentHead, HTTPResponse.Status.ok), (.auditor, .ok),
      (.systemAdministrator, .forbidden),
      (.stationOperator, .notFound),
    ] {
      try await site.visit(as: role) { visitor async throws in
        let answer = try await visitor.get(place)
        #expect(answer.status == status, "\(role)")
      }
    }
  }

  @Test("Checking the answers keeps the file, and a draft names it")
  func checked() async throws {
    let site = try await ConsoleSite(roles: [.staff])
    try await site.visit(as: .staff) { visitor in
      let answer = try await Self.send(
        visitor, Self.body(visitor, Self.texts(["action": "check"]), file: ("a.pdf", [1])))
      #expect(answer.status == .ok && answer.text.contains(Digest.of([1]).hex))
      let id = try #require(
        answer.text.firstMatch(of: #/name="notice" hidden>\n([^<]+)</#)
      ).1
      let again = try await visitor.get(Self.path).text
      #expect(again.contains("a.pdf") && again.contains(id))
      #expect(again.contains("enctype=\"multipart/form-data\""))
      #expect(MarkupCheck.defects(of: again).isEmpty, "\(MarkupCheck.defects(of: again))")
      let filed = try await visitor.post(Self.path, Self.texts(["notice": String(id)]))
      #expect(filed.status == .seeOther)
    }
  }

  @Test("Too large or empty: said at the field, the texts stay, nothing of the file is kept")
  func refused() async throws {
    let site = try await ConsoleSite(roles: [.staff])
    try await site.visit(as: .staff) { visitor in
      let large = [UInt8](repeating: 7, count: (20 << 20) + 1)
      for file in [("big.bin", large), ("none.txt", [])] {
        let answer = try await Self.send(
          visitor, Self.body(visitor, Self.texts(["place": "kept <here>"]), file: file))
        #expect(answer.status == .unprocessableContent, "\(file.0)")
        #expect(answer.text.contains("<a href=\"#field-notice\">"), "\(file.0)")
        #expect(
          answer.text.contains("id=\"field-notice-error\"")
            && answer.text.contains("kept &lt;here&gt;"))
      }
      #expect(Self.kept(site) == 0)
    }
  }

  @Test("Broken forms, files where none belongs and wrong tokens leave nothing behind")
  func broken() async throws {
    let site = try await ConsoleSite(roles: [.staff])
    try await site.visit(as: .staff) { visitor in
      let good = Self.body(visitor, Self.texts(), file: ("a.pdf", [1, 2, 3]))
      let cut = try await Self.send(visitor, Array(good.dropLast(9)))
      #expect(cut.status == .unprocessableContent && cut.text.contains("bad-form"))
      var late = Array(good.dropLast("--xyz--\r\n".utf8.count))
      late += Array("--xyzoops".utf8)
      #expect(try await Self.send(visitor, late).status == .unprocessableContent)
      let elsewhere = Self.body(visitor, Self.texts(), file: ("a", [1]), field: "purpose")
      #expect(try await Self.send(visitor, elsewhere).status == .unprocessableContent)
      let text = String(decoding: good, as: UTF8.self)
      let wrong = Array(text.replacing(visitor.formToken ?? "-", with: "no").utf8)
      let refused = try await Self.send(visitor, wrong)
      #expect(refused.status == .forbidden && refused.text.contains("form-token"))
      #expect(Self.kept(site) == 0)
      #expect(try await visitor.get("/requests").text.contains("差〔") == false)
    }
  }
}
