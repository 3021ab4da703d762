import GateOffice
import GateForms
import HTTPTypes
import GateDomain
import GateWire
import Testing

@testable import GateConsole

/// A request's whole life, through the pages alone.
@Suite struct RequestFlowTests {
  private static func fields(_ changes: [String: String] = [:]) -> [String: String] {
    let form = TestTransfer.form()
    return form.texts.merging(["action": "submit"]) { $1 }.merging(changes) { $1 }
  }

  @Test(
    "A form with mistakes comes back with all of them, linked to their fields, and keeps its text")
  func mistakes() async throws {
    try await ConsoleSite.shared().visit(as: .staff) { visitor in
      let answer = try await visitor.post(
        "/requests/new/inbound",
        [
          "source": "kept \"text\"", "device": "nonsense", "window.until": "",
          "expected-files": "\nx",
        ])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("<title>Error: "))
      for field in ["purpose", "device", "window.until"] {
        #expect(answer.text.contains("<a href=\"#field-\(field)\">"), "\(field)")
        #expect(answer.text.contains("id=\"field-\(field)-error\""), "\(field)")
      }
      #expect(answer.text.contains("value=\"kept &quot;text&quot;\""))
      #expect(answer.text.contains("value=\"nonsense\""))
      #expect(answer.text.contains(">\n\nx</textarea>"))
      #expect(MarkupCheck.defects(of: answer.text).isEmpty)
    }
  }

  @Test("A medium chosen from the list brings its station along")
  func chosenMedium() async throws {
    let site = try await ConsoleSite.shared()
    try await site.visit(as: .staff) { visitor in
      let choice = "\(ConsoleSite.station)/\(TestTransfer.device.formText)"
      let answer = try await visitor.post(
        "/requests/new/inbound", Self.fields(["medium": choice, "device": "", "station": ""]))
      #expect(answer.status == .seeOther, "\(answer.text)")
      let page = try await visitor.get(try #require(answer.headers[.location])).text
      #expect(page.contains(TestTransfer.device.display) && page.contains(ConsoleSite.station))
    }
  }

  @Test("Submit, return, change, approve: each step is on the page with who, when and why")
  func wholeLife() async throws {
    let site = try await ConsoleSite.shared()
    let path = try await site.visit(as: .staff) { visitor in
      let answer = try await visitor.post("/requests/new/inbound", Self.fields())
      return try #require(answer.headers[.location])
    }
    try await site.visit(as: .securityOfficer) { visitor in
      let page = try await visitor.get(path).text
      let revision = try Self.revision(page)
      #expect(try await visitor.get("/").text.contains("monthly figures"))
      let silent = try await visitor.post(
        "\(path)/answer", ["answer": "return", "revision": revision, "reason": "  "])
      #expect(
        silent.status == .unprocessableContent && silent.text.contains("<a href=\"#reason\">"))
      #expect(MarkupCheck.defects(of: silent.text).isEmpty)
      let returned = try await visitor.post(
        "\(path)/answer", ["answer": "return", "revision": revision, "reason": "name the bureau"])
      #expect(returned.status == .seeOther && returned.headers[.location] == path)
    }
    try await site.visit(as: .staff) { visitor in
      let page = try await visitor.get(path).text
      #expect(page.contains("name the bureau") && page.contains("action=\"\(path)/resubmit\""))
      let same = try await visitor.post("\(path)/resubmit", ["purpose": ""])
      #expect(same.status == .unprocessableContent && same.text.contains("#field-purpose"))
      let changed = try await visitor.post(
        "\(path)/resubmit", Self.fields(["source": "Bureau of Statistics"]))
      #expect(changed.status == .seeOther, "\(changed.text)")
    }
    try await site.visit(as: .securityOfficer) { visitor in
      let page = try await visitor.get(path).text
      #expect(page.contains("<ins>Bureau of Statistics</ins>"))
      let stale = try await visitor.post(
        "\(path)/answer",
        ["answer": "approve", "revision": String(repeating: "0", count: 64), "reason": ""])
      #expect(stale.status == .conflict)
      let approved = try await visitor.post(
        "\(path)/answer", ["answer": "approve", "revision": try Self.revision(page), "reason": ""])
      #expect(approved.status == .seeOther)
      let after = try await visitor.get(path).text
      #expect(after.contains("approved") && after.contains("the grant holds and has not been used"))
      #expect(after.contains("action=\"\(path)/void\""))
    }
  }

  @Test("Who asked is offered no answer, and gets none by sending one")
  func selfApproval() async throws {
    let site = try await ConsoleSite.shared()
    let staff = try #require(site.sessions[.staff]).person
    let request = try await site.office.submit(TestTransfer.form(), by: staff)
    try await site.visit(as: .staff) { visitor in
      let page = try await visitor.get(request.pagePath).text
      #expect(!page.contains("/answer\"") && page.contains("/withdraw\""))
      let answer = try await visitor.post(
        "\(request.pagePath)/answer",
        ["answer": "approve", "revision": request.revision.digest.hex, "reason": ""])
      #expect(answer.status == .forbidden && answer.text.contains("self-approval"))
      let withdrawn = try await visitor.post("\(request.pagePath)/withdraw")
      #expect(withdrawn.status == .seeOther)
      let again = try await visitor.post("\(request.pagePath)/withdraw")
      #expect(again.status == .conflict)
    }
  }

  @Test("An officer voids an approved request with a reason and not without")
  func void() async throws {
    let site = try await ConsoleSite.shared()
    let request = try await TestTransfer.approvedRequest(site)
    try await site.visit(as: .securityOfficer) { visitor in
      let silent = try await visitor.post("\(request.pagePath)/void", ["reason": ""])
      #expect(silent.status == .unprocessableContent)
      #expect(silent.text.contains("<a href=\"#void-reason\">"))
      let voided = try await visitor.post("\(request.pagePath)/void", ["reason": "lost stick"])
      #expect(voided.status == .seeOther)
      let page = try await visitor.get(request.pagePath).text
      #expect(page.contains("voided") && page.contains("the grant was revoked"))
    }
  }

  @Test("A request opens by its number, too")
  func byNumber() async throws {
    let site = try await ConsoleSite.shared()
    let request = try await TestTransfer.approvedRequest(site)
    try await site.visit(as: .staff) { visitor in
      let answer = try await visitor.get("/requests/\(PathText.encoded(request.number))")
      #expect(answer.status == .ok && answer.text.contains(request.number))
    }
  }

  private static func revision(_ page: String) throws -> String {
    let marker = "name=\"revision\" value=\""
    let start = try #require(page.firstRange(of: marker)).upperBound
    return String(page[start...].prefix(64))
  }
}
