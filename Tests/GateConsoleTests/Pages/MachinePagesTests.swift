import GateDomain
import GateOffice
import GateRetention
import GateSigning
import GateSite
import GateWire
import HTTPTypes
import Testing

@testable import GateConsole

/// The pages about external machines, with something on each, in both languages.
@Suite struct MachinePagesTests {
  @Test(
    "Every page is well-formed, escapes what came from outside and is shown to its readers alone",
    arguments: Language.allCases)
  func pages(_ language: Language) async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let finding = try await SampleMachine.fill(site)
    let paths = [
      "/machines", "/machines/EXT-01", "/machines/EXT-01?past=1", "/findings/\(finding)", "/rules",
    ]
    let readers: Set<Role> = [.securityOfficer, .securityAdministrator, .auditor]
    for role in Role.allCases {
      try await site.visit(as: role, language: language) { visitor in
        for path in paths {
          let answer = try await visitor.get(path)
          #expect(
            answer.status == (readers.contains(role) ? .ok : .forbidden), "\(path) as \(role)")
          #expect(
            MarkupCheck.defects(of: answer.text).isEmpty,
            "\(path): \(MarkupCheck.defects(of: answer.text))")
          #expect(!answer.text.contains("<script>alert"), "\(path)")
        }
      }
    }
  }

  @Test("A finding shows its evidence with the hit marked, and takes an officer's word")
  func finding() async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let finding = try await SampleMachine.fill(site)
    try await site.visit(as: .securityOfficer) { visitor in
      let page = try await visitor.get("/findings/\(finding)").text
      #expect(page.contains("before<mark>secret mark</mark>&lt;script&gt;alert"))
      let digest = Digest.of([1]).hex
      let form = ["disposition": "false-positive", "sha256": digest, "why": ""]
      #expect(try await visitor.post("/findings/\(finding)", form).status == .unprocessableContent)
      let said = form.merging(["why": "a sample"]) { $1 }
      #expect(try await visitor.post("/findings/\(finding)", said).status == .seeOther)
      #expect(try await visitor.get("/findings/\(finding)").text.contains("a sample"))
      let table = try await visitor.get("/machines.csv").text
      #expect(table.contains("\"'=cmd.txt\"") && table.contains("false positive"))
    }
  }
}
