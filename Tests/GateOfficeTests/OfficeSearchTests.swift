import GateAuditLog
import GateDomain
import GateOffice
import GateSigning
import GateSite
import GateStore
import Testing

@Suite("The office: search of a large log", .timeLimit(.minutes(2)))
struct OfficeSearchTests {
  private static let records = 4_000

  // What a station wrote over the years, before an index was there.
  private static func fill(_ folder: SiteFolder) throws {
    let log = try AuditLogStore(
      path: folder.logStore, tiles: folder.log, origin: "test.example/audit/1",
      key: try KeyFile.signingKey(folder.logKey))
    let all = (0..<records).map { number in
      Record.ofServer(
        .refused, at: .now, by: .init(id: "staff\(number % 50)"), on: ("transfer", "T\(number)"),
        outcome: .failure, body: ["code": .string("c-\(number)")], policy: Digest.of([])
      ).bytes
    }
    for start in stride(from: 0, to: records, by: 1_000) {
      try log.append(Array(all[start..<start + 1_000]))
    }
    try log.close()
  }

  @Test("who asks before the index is built is told so at once; then everything is found")
  func building() async throws {
    let under = try OfficeUnderTest(prepare: Self.fill)
    func found(_ word: String) throws -> [LoggedRecord] {
      try under.office.search([word], before: nil, limit: 10_000, by: OfficeUnderTest.auditor)
    }
    let refusal = #expect(throws: Refusal.self) { try found("staff7") }
    #expect(refusal?.code == "index-building")
    try await under.office.indexLog()
    #expect(try found("staff7").count == Self.records / 50)
    #expect(try found("c-3999").map(\.record.object.id) == ["T3999"])
    // Asked again, the records come from memory and are the same.
    #expect(try found("c-3999").map(\.record.object.id) == ["T3999"])
  }
}
