import GateSite
import HTTPTypes
import GateDomain
import GateWire
import Testing

@testable import GateConsole

/// Every page that can be read, with something on it, in both languages.
@Suite struct EveryPageTests {
  @Test(
    "Every page is well-formed, says its language and leaves nothing untranslated",
    arguments: Language.allCases)
  func everyPage(_ language: Language) async throws {
    let site = try await ConsoleSite(roles: Role.allCases)
    let paths = try await Self.fill(site)
    for role in Role.allCases {
      try await site.visit(as: role, language: language) { visitor in
        for path in paths {
          let answer = try await visitor.get(path)
          #expect(answer.status == .ok || answer.status == .forbidden || answer.status == .notFound)
          Self.check(answer.text, language, "\(path) as \(role)")
        }
      }
    }
  }

  private static func check(_ page: String, _ language: Language, _ comment: Comment) {
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"), comment)
    #expect(MarkupCheck.defects(of: page).isEmpty, "\(comment): \(MarkupCheck.defects(of: page))")
    #expect(page.contains("<title>") && page.contains("<h1>"), comment)
    guard language == .english else { return }
    // What is Chinese in the data itself, and the link that names the other language.
    let rest = ["传入〔", "〕", "号", "保密员审批", "中文"].reduce(page) { $0.replacing($1, with: "") }
    let chinese = rest.unicodeScalars.filter {
      (0x3000...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value)
    }
    #expect(chinese.isEmpty, "\(comment): \(String(String.UnicodeScalarView(chinese)))")
  }

  private static func fill(_ site: ConsoleSite) async throws -> [String] {
    try await site.visit(as: .staff) { visitor in
      let released = try await Samples.released(site, by: visitor)
      let running = try await Samples.running(site, by: visitor)
      return [
        "/", "/requests", "/requests/to-approve", "/requests/all", "/requests/new",
        "/requests/new/inbound", "/requests/new/device-entry",
        "/requests/new/leave", "/mandates", "/figures", "/figures?span=quarter",
        "/log/search", "/log/search?who=staff", "/requests/\(released.request)/print",
        "/requests/\(released.request)", "/requests/\(running.request)", "/transfers",
        "/transfers/\(released.id)", "/transfers/\(running.id)", "/stations", "/log", "/held",
        "/held?state=all", "/held/\(released.id)/9", "/held/\(released.id)/10",
        "/log/records/0", "/account", "/account/password", "/account/passkeys/new",
        "/account/time-code", "/pledge", "/people", "/people/new", "/people/staff", "/sessions",
        "/sign-in/passkey",
        "/requests/none", "/transfers/none", "/burns", "/burns/none", "/media",
        "/media/stock", "/media/take-outs", "/media/labels", "/media/DVD-2026-0001",
      ]
    }
  }
}
