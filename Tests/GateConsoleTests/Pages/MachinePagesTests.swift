import GateDomain
import GateOffice
import GateRetention
import GateSigning
import GateSite
import GateTesting
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
      "/machines/monthly", "/machines/monthly?month=2020-01",
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

  @Test(
    "Who answers for a machine sees on the first page what to do until when, and nobody else does",
    arguments: Language.allCases)
  func owner(_ language: Language) async throws {
    let roles: [Role] = [.staff, .securityOfficer, .auditor]
    let site = try await ConsoleSite(roles: roles)
    _ = try await SampleMachine.fill(site)
    for role in roles {
      try await site.visit(as: role, language: language) { visitor in
        let page = try await visitor.get("/").text
        #expect(MarkupCheck.defects(of: page).isEmpty, "\(MarkupCheck.defects(of: page))")
        #expect(page.contains("own-machines") == (role == .staff), "\(role)")
        guard role == .staff else { return }
        #expect(page.contains("=cmd.txt") && page.contains("/b.zip"))
        let advice =
          language == .chinese
          ? ["清空回收站。", "解除密码后重新检查", "卸载该软件。", "整改期限"]
          : ["empty the trash.", "Take its password off", "Remove the software.", "Deadline"]
        for words in advice { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("<script>alert"))
      }
    }
  }

  @Test("The month's page counts what its table lists, and another month has nothing")
  func monthly() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer, .auditor])
    _ = try await SampleMachine.fill(site)
    try await site.visit(as: .auditor) { visitor in
      let page = try await visitor.get("/machines/monthly").text
      #expect(page.contains("class=\"a4\"") && page.contains("=cmd.txt"))
      #expect(page.contains("<td class=\"number\">3</td><td class=\"number\">0</td>"))
      let other = try await visitor.get("/machines/monthly?month=2020-01").text
      #expect(!other.contains("=cmd.txt") && other.contains("Nothing was found this month."))
      let odd = try await visitor.get("/machines/monthly?month=%3Cb%3E").text
      #expect(!odd.contains("<b>") && odd.contains("=cmd.txt"))
    }
  }

  @Test(
    "The month as a PDF holds what the page holds, in letters that another program reads",
    arguments: Language.allCases)
  func paper(_ language: Language) async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer, .auditor])
    _ = try await SampleMachine.fill(site)
    let folder = try TemporaryFolder("paper")
    try await site.visit(as: .auditor, language: language) { visitor in
      let answer = try await visitor.get("/machines/monthly.pdf")
      #expect(answer.headers[.contentType] == "application/pdf")
      try folder.write(answer.bytes, to: "a.pdf")
      let read = try await Program.run(
        "/usr/bin/pdftotext", ["-layout", folder.path("a.pdf"), "-"])
      let words =
        language == .chinese
        ? ["外网计算机检查月报", "检查发现", "待处理"] : ["Inspections of external machines", "page 1"]
      for text in words + ["=cmd.txt", "EXT-01"] { #expect(read.output.contains(text), "\(text)") }
      let other = try await visitor.get("/machines/monthly.pdf?month=2020-01")
      #expect(other.status == .ok && other.bytes.count < answer.bytes.count)
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
