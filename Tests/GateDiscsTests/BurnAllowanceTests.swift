import GateDiscs
import GateDomain
import Testing

/// The whole table of what can happen to a grant to burn.
@Suite struct BurnAllowanceTests {
  private static let (mine, other) = (Identifier<Burn>("mine"), Identifier<Burn>("other"))

  private static let events: [BurnAllowance.Event] = [
    .recorded, .began(mine), .began(other), .ended(mine, wrote: true), .ended(mine, wrote: false),
    .ended(other, wrote: true), .givenBack, .revoked, .expired,
  ]

  @Test("no order of events ever uses more copies than were approved")
  func neverMore() {
    var frontier: Set<BurnAllowance> = [BurnAllowance(copies: 2)]
    var seen = frontier
    while !frontier.isEmpty {
      let next = Set(frontier.flatMap { state in Self.events.compactMap { state.applying($0) } })
      frontier = next.subtracting(seen)
      seen.formUnion(next)
    }
    #expect(seen.allSatisfy { (0...2).contains($0.used) })
    #expect(seen.count > 10)
  }

  @Test("a burn that may have written keeps its copy; one that did not gives it back")
  func counting() throws {
    let ready = try #require(BurnAllowance(copies: 1).applying(.recorded))
    let burning = try #require(ready.applying(.began(Self.mine)))
    #expect(burning.used == 1 && !burning.allowsAnother)
    #expect(burning.applying(.ended(Self.mine, wrote: false)) == ready)
    let used = try #require(burning.applying(.ended(Self.mine, wrote: true)))
    #expect(used.used == 1 && !used.allowsAnother && used.applying(.began(Self.other)) == nil)
    #expect(used.applying(.givenBack) == ready)
  }

  @Test("one burn at a time, and only it can end itself")
  func oneAtATime() throws {
    let ready = try #require(BurnAllowance(copies: 2).applying(.recorded))
    let burning = try #require(ready.applying(.began(Self.mine)))
    #expect(burning.applying(.began(Self.other)) == nil)
    #expect(burning.applying(.began(Self.mine)) == burning)
    #expect(burning.applying(.ended(Self.other, wrote: true)) == nil)
    #expect(burning.applying(.givenBack) == nil && burning.applying(.expired) == nil)
  }

  @Test("what is not in the log, revoked or expired allows nothing")
  func closed() {
    let minted = BurnAllowance(copies: 1)
    #expect(!minted.allowsAnother && minted.applying(.began(Self.mine)) == nil)
    for end in [BurnAllowance.Event.revoked, .expired] {
      let over = minted.applying(.recorded)?.applying(end)
      #expect(over?.allowsAnother == false)
      #expect(Self.events.allSatisfy { over?.applying($0) == nil })
    }
  }
}
