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
    let format = Date.ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: 8 * 3_600) ?? .gmt)
      .year().month().day().time(includingFractionalSeconds: false)
    func text(_ hours: Double) -> String {
      String(Date(timeIntervalSinceNow: hours * 3_600).formatted(format).prefix(16))
    }
    (from, until) = (text(2), text(5))
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
