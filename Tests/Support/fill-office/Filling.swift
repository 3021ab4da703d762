import Foundation
import GateDomain
import GateForms
import GateOffice
import GateSite
import GateWire

/// Files leave requests as the office's people would, many at the same time.
struct Filling {
  private static let atOnce = 200

  private let office: Office
  private let cast: Cast
  private let from, until: String

  init(site: String, cast: Cast) throws {
    office = try Office(folder: SiteFolder(site))
    self.cast = cast
    // Far enough ahead that nothing of it ends while somebody measures.
    let day = CalendarDay(of: Timestamp.now.adding(seconds: 3 * 86_400), offsetSeconds: 8 * 3_600)
    (from, until) = ("\(day.text)T09:00", "\(day.text)T12:00")
  }

  func file(_ count: Int) async throws {
    for start in stride(from: 0, to: count, by: Self.atOnce) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in start..<min(start + Self.atOnce, count) {
          group.addTask { try await fileOne(number) }
        }
        try await group.waitForAll()
      }
      if start % 10_000 == 0 { print("fill-office: \(start) requests") }
    }
  }

  // Of ten, eight are approved, one is rejected and one still waits.
  private func fileOne(_ number: Int) async throws {
    let person = cast.staff[number % cast.staff.count]
    let request = try await office.submit(
      FilledForm(
        form: "leave",
        texts: [
          "kind": "annual", "reason": "探亲第\(number)次", "period.from": from,
          "period.until": until,
        ]), by: person)
    guard number % 10 != 0, let head = cast.head(of: person) else { return }
    _ = try await office.answer(
      request.id,
      AnswerRequest(
        answer: number % 10 == 1 ? .reject : .approve, revision: request.revision.digest,
        reason: number % 10 == 1 ? "人手不足" : ""), by: head)
  }
}
