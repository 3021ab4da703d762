import Foundation
import GateAuditLog
import GateDomain
import GateForms
import GateSite
import GateStationLink
import GateTesting
import Glibc
import Synchronization
import Testing

@Suite("Numbers of requests while the server is killed", .serialized, .timeLimit(.minutes(5)))
struct NumberingTests {
  private static let (kills, writers) = (12, 3)

  /// Numbers that the server answered with.
  private final class Answered: Sendable {
    private let numbers = Mutex<[String]>([])
    private let over = Mutex(false)

    var all: [String] { numbers.withLock { $0 } }
    var isOver: Bool { over.withLock { $0 } }
    func add(_ number: String) { numbers.withLock { $0.append(number) } }
    func end() { over.withLock { $0 = true } }
  }

  @Test("each form's numbers of a year have no gap and no double, and every answer is kept")
  func gapless() async throws {
    let site = try SiteUnderTest()
    var server = try site.startServer()
    defer { server.kill() }
    let staff = try await site.signIn("zhangwei")
    let answered = Answered()
    try await withThrowingTaskGroup { group in
      for writer in 0..<Self.writers {
        group.addTask { await Self.file(writer, staff, site, answered) }
      }
      defer { answered.end() }
      var random = SeededGenerator(seed: 20_261_123)
      for _ in 0..<Self.kills {
        let before = answered.all.count
        // Something goes through between two kills, else they would all hit a server that starts.
        try await eventually {
          guard answered.all.count > before else { throw NotYet(what: "no answer since the kill") }
        }
        try await Task.sleep(for: .milliseconds(random.number(in: 1...300)))
        server.kill()
        _ = try await server.wait(timeout: .seconds(10))
        server = try site.startServer()
      }
      answered.end()
      try await group.waitForAll()
    }
    try await check(answered.all, at: site)
    try await eventually(within: 20) {
      let report = try site.verifyLog()
      guard report.findings.isEmpty else { throw NotYet(what: "\(report.findings)") }
    }
  }

  private static func file(
    _ writer: Int, _ staff: ServerConnection, _ site: SiteUnderTest, _ answered: Answered
  ) async {
    var turn = 0
    while !answered.isOver {
      turn += 1
      let form =
        turn.isMultiple(of: 2) ? site.form(serial: "N-\(writer)-\(turn)") : Self.leave(turn)
      do {
        let request: Request = try await staff.post("requests", form)
        answered.add(request.number)
      } catch {
        try? await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  private static func leave(_ turn: Int) -> FilledForm {
    let day = Timestamp.now.adding(seconds: 86_400)
    return FilledForm(
      form: "leave",
      texts: [
        "kind": "annual", "reason": "第 \(turn) 次",
        "period.from": day.formText(offsetSeconds: 28_800),
        "period.until": day.adding(seconds: 3_600).formText(offsetSeconds: 28_800),
      ])
  }

  private func check(_ answered: [String], at site: SiteUnderTest) async throws {
    let numbers = try await requests(at: site).map(\.number)
    #expect(Set(answered).count == answered.count, "one number was answered twice")
    #expect(Set(answered).isSubset(of: numbers), "an answered request is gone")
    // 传入〔2026〕12号: a register is what stands before the serial, so of one form and one year.
    let registers = Dictionary(grouping: numbers) { $0.split(separator: "〕")[0] }
    #expect(registers.count >= 2 && answered.count >= Self.kills)
    for (register, numbers) in registers {
      let serials = numbers.compactMap { number in
        number.split(separator: "〕").last.flatMap { Int($0.prefix(while: \.isNumber)) }
      }
      #expect(serials.sorted() == Array(1...numbers.count), "\(register)")
    }
  }

  private func requests(at site: SiteUnderTest) async throws -> [Request] {
    let leader = try await site.signIn("gaoyuan")
    var all: [Request] = []
    while true {
      let query = [("list", "all")] + (all.last.map { [("before", $0.id.rawValue)] } ?? [])
      let path = ServerPath(["requests"], query: query.map { (name: $0.0, value: $0.1) })
      let page: [Request] = try await leader.get(path)
      guard !page.isEmpty else { return all }
      all += page
    }
  }
}
