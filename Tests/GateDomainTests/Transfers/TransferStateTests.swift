import GateDomain
import Testing

@Suite struct TransferStateTests {
  static let failures = TransferFailure.allCases.map(TransferState.failed)
  static let states: [TransferState] = [.copying, .judged, .releasing, .released] + failures

  /// Every step that is allowed; whatever is not here is refused.
  static let allowed: [(TransferState, TransferState)] =
    [(.copying, .judged), (.judged, .releasing), (.releasing, .released)]
    + failures.flatMap { [(.copying, $0), (.judged, $0)] }

  @Test(arguments: states, states)
  func `follows the table`(from: TransferState, to next: TransferState) {
    let isAllowed = Self.allowed.contains { $0 == (from, next) }
    #expect(from.allows(next) == isAllowed)
  }

  @Test func `nothing leaves what is final, and everything else has a way on`() {
    for state in Self.states {
      #expect(state.isFinal == !Self.states.contains(where: state.allows))
    }
  }

  @Test func `a release begins only where every file is judged, and always ends`() {
    #expect(Self.states.filter { $0.allows(.releasing) } == [.judged])
    #expect(Self.states.filter { TransferState.releasing.allows($0) } == [.released])
    #expect(Self.states.filter { $0.allows(.released) } == [.releasing])
  }

  @Test func `each state has its own word`() {
    let names = Self.states.map(\.name)
    #expect(names.prefix(5) == ["copying", "judged", "releasing", "released", "failed"])
    #expect(Set(names).count == 5)
  }

  @Test func `a transfer takes from its grant what it needs`() throws {
    let request = try RequestTransitionTests.request(in: .approved)
    let grant = try #require(Grant(id: Identifier("G1"), from: request, at: Office.start))
    let transfer = Transfer(
      id: Identifier("T1"), grant: grant, device: grant.device, startedAt: Office.start)
    #expect(transfer.state == .copying)
    #expect(transfer.grant == grant.id)
    #expect(transfer.request == request.id)
    #expect(transfer.requestNumber == request.number)
    #expect(transfer.requester == Office.requester.id)
    #expect(transfer.station == grant.station)
    #expect(transfer.progress == TransferProgress())
  }
}
