import GateDomain
import Testing

@testable import GatePolicy

@Suite struct InboundRouteTests {
  private let route = InboundRoute(
    title: Words("甲", "a"),
    steps: [ApprovalStep(id: "a", name: "甲", role: .leader, need: 1)], decideWithinSeconds: 100,
    maxWindowSeconds: 50, maxAheadSeconds: 20, numbering: "{n}/{year}")
  private let now = Timestamp(milliseconds: 1_000_000)

  @Test(arguments: [
    (0, 50, nil), (20, 70, nil), (-100, -60, WindowObjection.past), (-10, 0, .past),
    (-10, 1, nil), (0, 51, .tooLong), (21, 60, .tooFarAhead), (-100, 10, .tooLong),
  ])
  func `A window is measured to the second`(
    start: Int64, end: Int64, objection: WindowObjection?
  ) throws {
    let window = try #require(
      Window(notBefore: now.adding(seconds: start), notAfter: now.adding(seconds: end)))
    #expect(route.objection(to: window, at: now) == objection)
  }

  @Test func `A number keeps its order and has no leading zeros`() {
    #expect(route.number(year: 2026, serial: 7) == "7/2026")
  }

  @Test func `The deadline counts from the submission`() {
    #expect(route.deadline(submittedAt: now) == Timestamp(milliseconds: 1_100_000))
  }
}
