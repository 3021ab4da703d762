import GateDomain
import Testing

@testable import GatePolicy

@Suite struct InboundRouteTests {
  @Test func `A number follows the pattern and has no leading zeros`() {
    let route = InboundRoute(
      title: Words("甲", "a"),
      steps: [ApprovalStep(id: "a", name: "甲", role: .leader, need: 1)], decideWithinSeconds: 1,
      maxWindowSeconds: 1, maxAheadSeconds: 1, numbering: "{n}/{year}")
    #expect(route.number(year: 2026, serial: 7) == "7/2026")
  }
}
