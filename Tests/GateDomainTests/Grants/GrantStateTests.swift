import GateDomain
import Testing

@Suite struct GrantStateTests {
  static let (mine, other) = (Identifier<Transfer>("T1"), Identifier<Transfer>("T2"))

  static let states: [GrantState] = [
    .minted, .ready, .leased(mine), .consumed, .revoked, .expired,
  ]
  static let events: [GrantEvent] = [
    .recorded, .leased(mine), .leased(other), .finished(mine), .finished(other), .failed(mine),
    .failed(other), .revoked, .expired,
  ]

  /// The whole table: a row a state, a column an event, in the orders above; `-` is a refusal.
  static let table = [
    /* minted   */ "R - - - - - - V E",
    /* ready    */ "- L O - - - - V E",
    /* leased   */ "- L - C - R - V E",
    /* consumed */ "- - - - - - - - -",
    /* revoked  */ "- - - - - - - - -",
    /* expired  */ "- - - - - - - - -",
  ]

  static let letters: [Character: GrantState] = [
    "R": .ready, "L": .leased(mine), "O": .leased(other), "C": .consumed, "V": .revoked,
    "E": .expired,
  ]

  @Test(arguments: states.indices)
  func `follows the table`(row: Int) {
    let cells = Self.table[row].filter { $0 != " " }
    #expect(cells.count == Self.events.count)
    for (event, cell) in zip(Self.events, cells) {
      let next = Self.states[row].applying(event)
      #expect(next == Self.letters[cell], "\(Self.states[row]) \(event)")
    }
  }

  @Test func `nothing leaves the last three`() {
    for state in [GrantState.consumed, .revoked, .expired] {
      #expect(Self.events.allSatisfy { state.applying($0) == nil })
    }
  }

  @Test func `only the transfer that holds the lease can end it`() {
    for event in [GrantEvent.finished(Self.other), .failed(Self.other), .leased(Self.other)] {
      #expect(GrantState.leased(Self.mine).applying(event) == nil)
    }
  }

  @Test func `a use that failed can be used once more, and one that was spent cannot`() throws {
    let again = try #require(GrantState.leased(Self.mine).applying(.failed(Self.mine)))
    #expect(again.applying(.leased(Self.other)) == .leased(Self.other))
    let spent = try #require(GrantState.leased(Self.mine).applying(.finished(Self.mine)))
    #expect(spent.applying(.leased(Self.other)) == nil)
  }

  @Test func `each state has its own word`() {
    let words = ["minted", "ready", "leased", "consumed", "revoked", "expired"]
    #expect(Self.states.map(\.name) == words)
  }
}
